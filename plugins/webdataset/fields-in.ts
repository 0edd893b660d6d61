import { PICTURES } from "./sample-row.ts";
import { SampleValues } from "./sample-values.ts";
import { samples } from "./samples.ts";
import { checkShard, ShardFile } from "./shard-file.ts";
import type { Shard } from "./shard-list.ts";

/** Values of samples by type, as options of the stream name them, in order of occurrence. */
export interface FoundFields {
  /** Parts with text, such as `txt`, and strings in JSON parts, such as `json.caption`. */
  readonly texts: readonly string[];
  /** Strings in JSON parts. */
  readonly labels: readonly string[];
  /** Strings and numbers in JSON parts. */
  readonly arrivals: readonly string[];
}

/** Number of samples that are read. */
const SAMPLE = 100;

/** Values that the first samples of a shard have. @throws EspalierError if it cannot be read, or is compressed. */
export function fieldsIn(shard: Shard): FoundFields {
  checkShard(shard);
  const file = new ShardFile(shard.path);
  try {
    return fieldsOf(file);
  } finally {
    file.close();
  }
}

function fieldsOf(file: ShardFile): FoundFields {
  const [texts, labels, arrivals] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let count = 0;
  for (const sample of samples(file)) {
    if ("problem" in sample || ++count > SAMPLE) break;
    const values = new SampleValues(sample, file);
    for (const part of sample.parts.keys()) {
      if (PICTURES.includes(part)) continue;
      const content = contentOf(values, part);
      if (typeof content === "string") texts.add(part);
      for (const [name, value] of leavesOf(content, part)) {
        arrivals.add(name);
        if (typeof value === "string") labels.add(name);
      }
    }
  }
  return { texts: [...texts, ...labels], labels: [...labels], arrivals: [...arrivals] };
}

/** A text or the value of a JSON part; `undefined` if the part is neither. */
function contentOf(values: SampleValues, part: string): unknown {
  try {
    return /(^|\.)json$/.test(part) ? (values.document(part) ?? {}) : values.text({ part });
  } catch {
    return undefined;
  }
}

/** Strings and numbers of an object and of the objects in it, with their ways. */
function leavesOf(value: unknown, path: string): readonly (readonly [string, string | number])[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, inside]) => {
    const own = `${path}.${key}`;
    const isLeaf = typeof inside === "string" || typeof inside === "number";
    return isLeaf ? [[own, inside] as const] : leavesOf(inside, own);
  });
}
