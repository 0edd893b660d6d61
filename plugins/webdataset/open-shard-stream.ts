import { resolve } from "node:path";
import type { DataStream } from "espalier";
import type { Pair } from "espalier/image-text";
import { openPairStream, type PictureStreamOptions } from "espalier/picture-files";
import { ArrivingStream } from "./arriving-stream.ts";
import { followedArrival, followedFolder, noShards } from "./errors.ts";
import { parseField, parseJsonField } from "./field.ts";
import type { SampleFields } from "./sample-row.ts";
import { expandPatterns, findShards, isFolder, type Shard, shardsAt } from "./shard-list.ts";
import { ShardSource } from "./shard-source.ts";
import { shardSteps, stepPaths } from "./shard-steps.ts";

/** Options of the stream, without the patterns. */
interface ShardStreamOptions extends PictureStreamOptions {
  readonly captions: readonly string[];
  readonly arrival?: string;
  readonly tags: readonly string[];
  readonly follow: boolean;
}

/**
 * A stream of the pairs in shards.
 * @param folder absolute; relative patterns start there.
 * @throws EspalierError for shards that cannot be read, and for too many damaged samples.
 */
export async function openShardStream(
  folder: string,
  patterns: readonly string[],
  options: ShardStreamOptions,
): Promise<DataStream<Pair>> {
  const fields = sampleFields(options);
  if (options.follow) return followShards(folder, patterns, fields, options);
  const name = patterns.map((pattern) => resolve(folder, pattern)).join("::");
  const source = new ShardSource(name, findShards(folder, patterns), fields);
  return await openPairStream(source, options);
}

/** @throws EspalierError for an option that does not name a value of a sample. */
export function sampleFields({
  captions,
  arrival,
  tags,
}: Pick<ShardStreamOptions, "captions" | "arrival" | "tags">): SampleFields {
  return {
    captions: captions.map(parseField),
    tags: tags.map((tag) => parseJsonField(tag)),
    ...(arrival !== undefined && {
      arrival: arrival === "shard" ? arrival : parseJsonField(arrival, "shard, or "),
    }),
  };
}

function followShards(
  folder: string,
  patterns: readonly string[],
  fields: SampleFields,
  options: ShardStreamOptions,
): ArrivingStream {
  const { arrival = "shard", steps, sizes, imageSize } = options;
  if (arrival !== "shard") throw followedArrival(arrival);
  const shards = namedShards(folder, patterns);
  return new ArrivingStream(shardSteps(shards, steps, sizes), imageSize, (arrived, step) => {
    const source = new ShardSource(stepPaths(arrived), arrived, { ...fields, arrival });
    return openPairStream(source, { ...options, steps: 1, continues: step > 1 });
  });
}

/** Shards that need not exist. @throws EspalierError for a folder, whose shards are unknown. */
function namedShards(folder: string, patterns: readonly string[]): readonly Shard[] {
  const shards = shardsAt(folder, expandPatterns(patterns));
  const found = shards.find(({ path }) => isFolder(path));
  if (found !== undefined) throw followedFolder(found.name);
  if (shards.length === 0) throw noShards(patterns);
  return shards;
}
