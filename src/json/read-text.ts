import { existsSync, type Stats } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { EspalierError } from "../espalier-error.ts";
import { decodeText } from "./decode-text.ts";
import { noFileName, notAFile, standardInput, textTooLong, unreadableFile } from "./errors.ts";

/** Maximum size of a text file in bytes. */
const MAX_TEXT_BYTES = 2 ** 27;

/**
 * A text file in UTF-8.
 * @param limit maximum size in bytes.
 * @throws EspalierError that names the file if it cannot be read, is a folder or a pipe, is too long, or is not
 * UTF-8.
 */
export async function readText(file: string, limit = MAX_TEXT_BYTES): Promise<string> {
  const label = labelOf(file);
  return decodeText(await readBytes(file, label, limit), label);
}

/** @throws EspalierError if the argument is empty or `-`. */
export function checkFileArgument(file: string): void {
  if (file === "") throw noFileName();
  if (file === "-" && !existsSync(file)) throw standardInput();
}

/** A file's name in messages: relative to the working folder if it is inside it. */
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

/** The experiment file in a folder, if any: run folders and plug-ins have one. */
function experimentIn(folder: string, label: string): string | undefined {
  return existsSync(join(folder, "experiment.json")) ? join(label, "experiment.json") : undefined;
}
