import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { parseJson, readText } from "espalier";
import { type ClassNames, DEFAULT_PROMPTS, nameInOrder, readClassNames } from "espalier/image-text";
import { malformedTemplates } from "./errors.ts";

/**
 * Names of classes: those of a file, or of the folder's `classnames.txt`, or the names of the sub-folders with spaces
 * for underscores.
 * @param file JSON, absolute.
 * @throws EspalierError if the file does not fit the sub-folders.
 */
export async function namesOf(folder: string, labels: readonly string[], file?: string): Promise<ClassNames> {
  if (file !== undefined) return await readClassNames(file, labels);
  const list = join(folder, "classnames.txt");
  if (existsSync(list)) return nameInOrder(labels, await linesOf(list), list);
  return new Map(labels.map((label) => [label, label.replaceAll("_", " ")]));
}

/**
 * The prompts of a folder, in a form of CLIP_benchmark: `templates.json` with a list, or with lists by data set, or
 * `zeroshot_classification_templates.txt` with one on each line.
 * @throws EspalierError for a malformed file.
 */
export async function promptsOf(folder: string): Promise<readonly string[]> {
  const [json, text] = ["templates.json", "zeroshot_classification_templates.txt"].map((name) =>
    join(folder, name),
  ) as [string, string];
  if (existsSync(json)) return checked(json, listIn(parseJson(await readText(json), json).value, folder));
  if (existsSync(text)) return checked(text, await linesOf(text));
  return DEFAULT_PROMPTS;
}

/** A list as it is; of lists by data set the one with the folder's name, or the only one. */
function listIn(value: unknown, folder: string): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const lists = value as Readonly<Record<string, unknown>>;
  const [first, second] = Object.values(lists);
  return lists[basename(folder)] ?? (second === undefined ? first : undefined);
}

function checked(file: string, templates: unknown): readonly string[] {
  const isTemplate = (one: unknown) => typeof one === "string" && /\{c?\}/.test(one);
  if (!Array.isArray(templates) || templates.length === 0 || !templates.every(isTemplate))
    throw malformedTemplates(file);
  return templates;
}

async function linesOf(file: string): Promise<readonly string[]> {
  const lines = (await readText(file)).split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line !== "");
}
