import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileNotWritten } from "./errors.ts";

/** Writes a page, in place of what was there; its folder is made. @throws EspalierError if it cannot be. */
export async function writePage(path: string, page: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, page);
  } catch (error) {
    throw fileNotWritten(path, error);
  }
}
