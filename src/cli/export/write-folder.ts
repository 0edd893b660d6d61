import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { temporaryFor, writeAtomically } from "../../files/files.ts";

/**
 * Writes a folder that is not there yet, so that after a crash at any moment it is there whole or not at all.
 * @param more writes further files into the folder that it is given.
 * @throws what the file system throws; nothing is left behind then.
 */
export function writeFolder(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  more: (folder: string) => void,
): void {
  const temporary = temporaryFor(folder);
  try {
    mkdirSync(temporary);
    for (const [name, content] of files) writeAtomically(join(temporary, name), [Buffer.from(content)]);
    more(temporary);
    renameSync(temporary, folder);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
}
