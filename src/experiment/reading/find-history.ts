import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { isObject } from "../../json/pointer.ts";
import type { Problem } from "../../json/problem.ts";
import type { JsonDocument } from "../../json/read-json.ts";
import { readJsonLines } from "../../json/read-json-lines.ts";
import { folderForHistory, historyTwice, missingFile, noHistory } from "./errors.ts";
import { unreadableReference } from "./unreadable-reference.ts";

/** A history as it was found; `document` if its trials stand in a file of their own. */
export interface FoundHistory {
  readonly json?: unknown;
  readonly document?: JsonDocument;
  readonly problem?: Problem;
}

/**
 * Finds what an experiment's `search.history` means, and puts the file's trials in the file's place: a run then needs
 * the file no more, and one that has changed belongs to another experiment.
 * @throws EspalierError that names the line if the file has one that is not JSON.
 */
export async function findHistory(reference: unknown, folder: string): Promise<FoundHistory> {
  const written = typeof reference === "string" ? { file: reference } : reference;
  if (!isObject(written)) return {};
  const { file, ...options } = written;
  if (file === undefined) return "trials" in options ? {} : { problem: noHistory() };
  if (typeof file !== "string") return {};
  if ("trials" in options) return { problem: historyTwice() };
  const path = resolve(folder, file);
  if (!existsSync(path)) return { problem: missingFile("/search/history", file) };
  if (statSync(path).isDirectory()) return { problem: folderForHistory(file) };
  try {
    const document = await readJsonLines(path);
    return { json: { ...options, trials: document.value }, document };
  } catch (error) {
    return { problem: unreadableReference("/search/history", error) };
  }
}
