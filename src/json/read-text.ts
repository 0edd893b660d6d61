import { existsSync, type Stats } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { EspalierError } from "../espalier-error.ts";
import { decodeText } from "./decode-text.ts";
import { noFileName, notAFile, standardInput, textTooLong, unreadableFile } from "./errors.ts";

/** Bytes of a text file, at most. */
const MAX_TEXT_BYTES = 2 ** 27;

/**
 * A text file in UTF-8.
 * @param limit bytes, at most.
 * @throws EspalierError that names the file if it cannot be read, is a folder or a pipe, is too long, or is not UTF-8.
 */
export async function readText(file: string, limit = MAX_TEXT_BYTES): Promise<string> {
  const label = labelOf(file);
  return decodeText(await readBytes(file, label, limit), label);
}

/** @throws EspalierError for an argument that names no file: an empty one, or `-`. */
export function checkFileArgument(file: string): void {
  if (file === "") throw noFileName();
  if (file === "-" && !existsSync(file)) throw standardInput();
}

/** How a file is called in messages: relative to the working folder if it lies there. */
export function labelOf(file: string): string {
  const label = relative(process.cwd(), file);
  return label.startsWith("..") ? file : label || ".";
}

async function readBytes(file: string, label: string, limit: number): Promise<Uint8Array> {
  try {
    const found = await stat(file);
    if (!found.isFile()) throw notAFile(label, kindOf(found), experimentIn(file, label));
    if (found.size > limit) throw textTooLong(label, found.size, limit);
    return await readFile(file);
  } catch (error) {
    throw error instanceof EspalierError ? error : unreadableFile(label, error);
  }
}

function kindOf(found: Stats): string {
  if (found.isDirectory()) return "a folder";
  if (found.isFIFO()) return "a named pipe";
  return found.isSocket() ? "a socket" : "a device";
}

/** The file that is meant, perhaps: run folders and plug-ins have one of this name. */
function experimentIn(folder: string, label: string): string | undefined {
  return existsSync(join(folder, "experiment.json")) ? join(label, "experiment.json") : undefined;
}
