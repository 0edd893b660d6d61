import type { Split } from "../data/data-stream.ts";

/** Splits by their names in data of the user. */
const NAMES: ReadonlyMap<string, Split> = new Map([
  ["train", "train"],
  ["validation", "search-validation"],
  ["val", "search-validation"],
  ["search-validation", "search-validation"],
  ["test", "test"],
]);

/** Names that `splitNamed` accepts. */
export const SPLIT_NAMES: readonly string[] = [...NAMES.keys()];

/** The split of a name, in any case, such as `val` or `Test`. Other names have none. */
export function splitNamed(name: string): Split | undefined {
  return NAMES.get(name.trim().toLowerCase());
}
