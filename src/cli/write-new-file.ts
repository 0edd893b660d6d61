import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { EspalierError } from "../espalier-error.ts";
import { fileExists, fileNotWritten } from "./errors.ts";

/**
 * Writes a file that is not there yet; its folder is made.
 * @throws EspalierError if it is there already, or cannot be written.
 */
export function writeNewFile(path: string, write: (path: string) => void): void {
  if (existsSync(path)) throw fileExists(path);
  try {
    mkdirSync(dirname(path), { recursive: true });
    write(path);
  } catch (error) {
    throw error instanceof EspalierError ? error : fileNotWritten(path, error);
  }
}
