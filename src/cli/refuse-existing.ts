import { existsSync } from "node:fs";
import { fileExists } from "./errors.ts";

/** A file that a command is to write. @throws EspalierError if it is there already: nothing is overwritten. */
export function refuseExisting(file: string): string {
  if (existsSync(file)) throw fileExists(file);
  return file;
}
