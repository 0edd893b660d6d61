import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeFolder, writeAtomically } from "./files.ts";
import { computedCacheFolder } from "./user-cache.ts";

/**
 * A text that is computed once per machine and stored in the user's cache, such as an index of a data package. Where
 * the disk cannot be written to, it is computed each time.
 * @param name name of the file. It contains all that the text depends on, such as the version of its package.
 * @param folder default: the user's cache of computed data.
 */
export async function cachedText(
  name: string,
  compute: () => Promise<string>,
  folder = computedCacheFolder(),
): Promise<string> {
  const file = join(folder, name);
  const known = readQuietly(file);
  if (known !== undefined) return known;
  const text = await compute();
  storeQuietly(file, text);
  return text;
}

/** Text of a cached file; undefined if it cannot be read. */
export function readQuietly(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** Stores a cached file; without effect if the disk cannot be written to. */
export function storeQuietly(file: string, text: string): void {
  try {
    makeFolder(dirname(file));
    writeAtomically(file, [Buffer.from(text)]);
  } catch {
    // It is computed again next time.
  }
}
