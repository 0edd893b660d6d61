import { createHash, hash } from "node:crypto";
import { accessSync, constants, existsSync, readdirSync, statSync, utimesSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fillFolder } from "../download/fill-folder.ts";
import { makeFolder } from "../files/files.ts";
import { computedCacheFolder } from "../files/user-cache.ts";
import type { Preprocessing } from "./decode-picture.ts";
import type { RowSource } from "./row.ts";
import { StoredRows } from "./stored-rows.ts";

/** Version of the stored files; a change of their content needs another one. */
const VERSION = 3;

/**
 * The folder for the rows of a source in its present version. It is filled if necessary, by one process at a time. Folders
 * that are no longer used are removed then.
 * @param fill writes the files into an empty folder.
 */
export async function rowFolder(
  source: RowSource,
  { imageSize, resize, maximumMegapixels }: Preprocessing,
  fill: (folder: string) => Promise<void>,
  onWait: () => void,
): Promise<string> {
  const set = shortHash([source.name, imageSize, resize, maximumMegapixels]);
  const folder = join(cacheFolder(), `${set}-${shortHash([VERSION, source.version()])}`);
  if (existsSync(folder) && !isCurrent(source, folder)) await rm(folder, { recursive: true, force: true });
  if (existsSync(folder)) touch(folder);
  else {
    await fillFolder(folder, fill, onWait);
    await removeOthers(folder, set);
  }
  return folder;
}

function shortHash(value: unknown): string {
  return hash("sha256", JSON.stringify(value)).slice(0, 16);
}

/** Folder of all sets: in the user's cache, or else for temporary files. */
function cacheFolder(): string {
  try {
    const folder = join(computedCacheFolder(), "pictures");
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return join(tmpdir(), "espalier-pictures");
  }
}

/** Whether the picture files are as they were when a folder was filled. */
function isCurrent(source: RowSource, folder: string): boolean {
  if (source.pictureVersion === undefined) return true;
  const rows = new StoredRows(folder);
  try {
    const versions = createHash("sha256");
    for (const { picture } of rows) versions.update(`${source.pictureVersion(picture)}\n`);
    const { summary } = rows;
    return (
      versions.digest("hex") === summary.versions &&
      summary.faultyVersions.every(([picture, version]) => source.pictureVersion?.(picture) === version)
    );
  } finally {
    rows.close();
  }
}

/**
 * Removes the folders of a set's other versions that have not been used for an hour, and of other sets that have not been
 * used for a month.
 */
async function removeOthers(folder: string, set: string): Promise<void> {
  const parent = dirname(folder);
  for (const name of readdirSync(parent)) {
    const path = join(parent, name);
    if (path === folder || !FOLDER.test(name)) continue;
    // Another process may have removed it meanwhile.
    const used = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (name.startsWith(set) || Date.now() - used > MONTH) await rm(path, { recursive: true, force: true });
  }
}

/** Name of a folder: hashes of the set and of its version. */
const FOLDER = /^\w{16}-\w{16}$/;

/** In milliseconds. */
const HOUR = 60 * 60 * 1000;
const MONTH = 30 * 24 * HOUR;

/** Marks a folder as used now. */
function touch(folder: string): void {
  try {
    utimesSync(folder, new Date(), new Date());
  } catch {
    // Another user's folder.
  }
}
