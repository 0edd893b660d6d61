import { existsSync } from "node:fs";
import { fileExists } from "../errors.ts";
import { writeInPlace } from "./write-in-place.ts";

/**
 * Writes a file that is not there yet; its folder is made.
 * @throws EspalierError if it is there already, or cannot be written.
 */
export function writeNewFile(path: string, write: (path: string) => void): void {
  if (existsSync(path)) throw fileExists(path);
  writeInPlace(path, write);
}
