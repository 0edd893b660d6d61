import { createHash, hash } from "node:crypto";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fillFolder } from "../download/fill-folder.ts";
import { makeFolder } from "../files/files.ts";
import { computedCacheFolder } from "../files/user-cache.ts";
import type { Preprocessing } from "./decode-picture.ts";
import type { RowSource } from "./row.ts";
import { StoredRows } from "./stored-rows.ts";

/** Version of the stored files; a change of their content needs another one. */
const VERSION = 1;

/**
 * The folder for the rows of a source in its present version. It is filled if necessary, by one process at a time, and
 * folders of earlier versions are removed.
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
  if (existsSync(folder)) return folder;
  await fillFolder(folder, fill, onWait);
  await removeEarlier(folder, set);
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

async function removeEarlier(folder: string, set: string): Promise<void> {
  const names = readdirSync(dirname(folder)).filter((name) => new RegExp(`^${set}-\\w+$`).test(name));
  for (const name of names.filter((name) => name !== basename(folder)))
    await rm(join(dirname(folder), name), { recursive: true, force: true });
}
