import { basename } from "node:path";
import { divideArrivals, type StepSizes } from "espalier/picture-files";
import { tooFewShards } from "./errors.ts";
import type { Shard } from "./shard-list.ts";

/**
 * Shards of each growth step, in the order of the list. The sizes of steps are numbers of shards.
 * @throws EspalierError for fewer shards than steps.
 */
export function shardSteps(
  shards: readonly Shard[],
  steps: number | "each",
  sizes: StepSizes,
): readonly (readonly Shard[])[] {
  const count = steps === "each" ? shards.length : steps;
  if (count > shards.length) throw tooFewShards(shards.length, count);
  const starts = divideArrivals(
    shards.map(() => 1),
    count,
    sizes,
  );
  return starts.map((start, step) => shards.slice(start, starts[step + 1]));
}

/** Names of the first and the last shard, such as `a.tar to c.tar`. */
export function stepName(shards: readonly Shard[]): string {
  return rangeOf(shards.map(({ path }) => basename(path)));
}

/** The same with absolute paths. */
export function stepPaths(shards: readonly Shard[]): string {
  return rangeOf(shards.map(({ path }) => path));
}

function rangeOf(names: readonly string[]): string {
  const [first, last] = [names[0]!, names.at(-1)!];
  return names.length === 1 ? first : `${first} to ${last}`;
}
