import { existsSync } from "node:fs";
import { fileExists } from "../errors.ts";
import { writeInPlace } from "./write-in-place.ts";

/**
 * Writes a new file and creates its folder.
 * @throws EspalierError if the file exists or cannot be written.
 */
export function writeNewFile(path: string, write: (path: string) => void): void {
  if (existsSync(path)) throw fileExists(path);
  writeInPlace(path, write);
}
