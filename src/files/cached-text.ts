import { readFileSync } from "node:fs";
import { join } from "node:path";
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
  const known = quietly(() => readFileSync(file, "utf8"));
  if (known !== undefined) return known;
  const text = await compute();
  quietly(() => {
    makeFolder(folder);
    writeAtomically(file, [Buffer.from(text)]);
  });
  return text;
}

function quietly<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
