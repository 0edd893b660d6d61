import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { EspalierError } from "../espalier-error.ts";
import { fileNotWritten } from "./errors.ts";

/** Writes a file, whatever was there; its folder is made. @throws EspalierError if it cannot be written. */
export function writeInPlace(path: string, write: (path: string) => void): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    write(path);
  } catch (error) {
    throw error instanceof EspalierError ? error : fileNotWritten(path, error);
  }
}
