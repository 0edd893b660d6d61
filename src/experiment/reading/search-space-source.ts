import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { isObject, without } from "../../json/pointer.ts";
import { packageFolder } from "../../package-folder.ts";
import type { Problem } from "../../json/problem.ts";
import { type JsonDocument, readJson } from "../../json/read-json.ts";
import { missingFile, missingSpace } from "./errors.ts";
import { unreadableReference } from "./unreadable-reference.ts";

/** A search space as it was found; `document` if it stands in a file of its own. */
export interface FoundSpace {
  readonly json?: unknown;
  readonly document?: JsonDocument;
  readonly problem?: Problem;
}

/** Whether a text means a file; else it is the name of a space. */
export function isSpacePath(text: string): boolean {
  return text.endsWith(".json") || text.includes("/");
}

/** Finds what an experiment's `searchSpace` means: a name, a path, or the space itself. */
export async function findSpace(reference: unknown, folder: string): Promise<FoundSpace> {
  if (isObject(reference)) return { json: reference };
  if (typeof reference !== "string") return {};
  const file = isSpacePath(reference) ? resolve(folder, reference) : namedFile(reference, folder);
  if (file === undefined) return { problem: missingSpace(reference, knownSpaces(folder)) };
  if (!existsSync(file)) return { problem: missingFile("/searchSpace", reference) };
  try {
    return spaceIn(await readJson(file), basename(file, ".json"));
  } catch (error) {
    return { problem: unreadableReference("/searchSpace", error) };
  }
}

function spaceIn(document: JsonDocument, name: string): FoundSpace {
  if (!isObject(document.value)) {
    const message = `${document.label} does not hold a JSON object.`;
    return { problem: { pointer: "/searchSpace", message } };
  }
  const json = { name, ...without(document.value, "$schema", "description") };
  return { json, document };
}

function namedFile(name: string, folder: string): string | undefined {
  return spaceFolders(folder)
    .map((spaces) => join(spaces, `${name}.json`))
    .find((file) => existsSync(file));
}

/** The names of spaces that files of a folder may write. */
export function knownSpaces(folder: string): string[] {
  const files = spaceFolders(folder).flatMap((spaces) => readdirSync(spaces));
  const names = files.filter((file) => file.endsWith(".json")).map((file) => basename(file, ".json"));
  return [...new Set(names)].toSorted();
}

/** Folders of spaces beside or above the experiment, nearest first, then the package's own. */
function spaceFolders(folder: string): string[] {
  const folders = [...foldersAbove(resolve(folder)), packageFolder()];
  const spaces = folders.map((above) => join(above, "search-spaces"));
  return [...new Set(spaces)].filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory());
}

function foldersAbove(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersAbove(above)];
}
