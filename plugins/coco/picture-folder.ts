import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { rowsIn } from "./coco-source.ts";
import type { CocoDocument } from "./read-coco.ts";

/** Largest number of folders inside a folder that are searched. */
const MOST = 1000;

/**
 * The folder with the first picture of a JSON file: the file's folder, the one above, or one inside these two.
 * @returns `undefined` if none of them has it.
 */
export function pictureFolder(file: string, document: CocoDocument): string | undefined {
  const own = dirname(file);
  const above = dirname(own);
  const folders = [own, ...foldersIn(own), above, ...foldersIn(above)];
  for (const row of rowsIn(document, file))
    if (!("problem" in row)) return folders.find((folder) => existsSync(join(folder, row.picture)));
  return undefined;
}

function foldersIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => !entry.isFile());
    return entries.slice(0, MOST).map(({ name }) => join(folder, name));
  } catch {
    return [];
  }
}
