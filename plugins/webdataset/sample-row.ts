import type { Row } from "espalier/picture-files";
import type { Field } from "./field.ts";
import { SampleValues } from "./sample-values.ts";
import type { Sample } from "./samples.ts";
import type { ShardFile } from "./shard-file.ts";

/** Use of a sample's values. */
export interface SampleFields {
  readonly captions: readonly Field[];
  /** Value that decides the growth step, or `shard` for the name of the shard. */
  readonly arrival?: Required<Field> | "shard";
  readonly tags: readonly Required<Field>[];
}

/** Parts with pictures. If a sample has several, the first in this order is used. */
export const PICTURES: readonly string[] = ["jpg", "jpeg", "png", "webp", "gif", "tif", "tiff", "avif"];

/** A shard that is being read. */
export interface OpenShard {
  readonly name: string;
  /** Its index in the list of shards. */
  readonly index: number;
  readonly file: ShardFile;
}

/**
 * The row of a sample. Its picture is a reference such as `3:1536+48211`: index of the shard, offset and length.
 * @throws Error whose message says why the sample cannot be used.
 */
export function rowOf(sample: Sample, shard: OpenShard, fields: SampleFields): Row {
  if (sample.repeated !== undefined) throw new Error(`it has two parts ${sample.repeated}`);
  const values = new SampleValues(sample, shard.file);
  const picture = PICTURES.map((part) => sample.parts.get(part)).find((entry) => entry !== undefined);
  if (picture === undefined) throw new Error("it has no picture");
  const captions = fields.captions.map((field) => values.text(field)).filter((text) => text !== undefined);
  if (captions.length === 0) throw new Error("it has no caption");
  const arrival = arrivalOf(values, shard, fields);
  const tags = fields.tags.flatMap((field) => {
    const label = values.label(field);
    return label === undefined ? [] : [`${field.keys.join(".")}:${label}`];
  });
  return {
    id: sampleId(shard, sample.key),
    picture: `${shard.index}:${picture.offset}+${picture.size}`,
    captions: [...new Set(captions)],
    tags,
    ...(arrival !== undefined && { arrival }),
  };
}

/** Id of a sample, unique in the stream. */
export function sampleId({ name }: OpenShard, key: string): string {
  return `${name}:${key}`;
}

function arrivalOf(values: SampleValues, { name }: OpenShard, { arrival }: SampleFields): string | undefined {
  if (arrival === undefined || arrival === "shard") return arrival && name;
  const value = values.label(arrival);
  if (value === undefined) throw new Error("it has no arrival");
  return value;
}
