import { dirname } from "node:path";
import { EspalierError } from "../../espalier-error.ts";
import { makeFolder } from "../../files/files.ts";
import { fileNotWritten } from "../errors.ts";

/** Writes a file, replacing an existing one, and creates its folder. @throws EspalierError if it cannot be written. */
export function writeInPlace(path: string, write: (path: string) => void): void {
  try {
    makeFolder(dirname(path));
    write(path);
  } catch (error) {
    throw error instanceof EspalierError ? error : fileNotWritten(path, error);
  }
}
