import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { temporaryFor, writeAtomically } from "../../files/files.ts";

/**
 * Writes a new folder atomically: after a crash at any moment it is complete or absent.
 * @param more writes further files into the given folder.
 * @throws errors of the file system; nothing is left behind then.
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
