import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { noTextFiles, unreadableFolder } from "./errors.ts";

/**
 * The .txt files in a folder and its sub-folders, as paths from the folder with `/`, sorted by their characters' codes.
 * @throws EspalierError if there is no such folder, or no such file in it.
 */
export async function findTextFiles(folder: string): Promise<readonly string[]> {
  const found = await entriesOf(folder);
  const files = found
    .filter((entry) => entry.isFile() && entry.name.endsWith(".txt"))
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join("/"));
  if (files.length === 0) throw noTextFiles(folder);
  return files.toSorted((one, other) => (one < other ? -1 : 1));
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (cause) {
    throw unreadableFolder(folder, cause);
  }
}
