import { parseJson } from "../json/read-json.ts";
import { readText } from "../json/read-text.ts";
import { malformedClasses, missingClasses, otherNumberOfClasses } from "./errors.ts";

/** Names of classes by their label. */
export type ClassNames = ReadonlyMap<string, string>;

/**
 * Names of classes from a JSON file: an object with names by label, or a list of names for the sorted labels. Further
 * labels of an object are ignored.
 * @param labels distinct.
 * @throws EspalierError if the file cannot be read, is malformed, or lacks a label.
 */
export async function readClassNames(file: string, labels: readonly string[]): Promise<ClassNames> {
  const { value } = parseJson(await readText(file), file);
  if (isNameList(value)) return nameInOrder(labels, value, file);
  if (!isNameTable(value)) throw malformedClasses(file);
  const names = new Map(Object.entries(value));
  const missing = labels.filter((label) => !names.has(label));
  if (missing.length > 0) throw missingClasses(file, missing);
  return new Map(labels.map((label) => [label, names.get(label)!]));
}

/**
 * Names in alphabetical order of the labels. Names that are the labels themselves may be in any order.
 * @param file of the names, for messages.
 * @throws EspalierError if there are not as many names as labels.
 */
export function nameInOrder(labels: readonly string[], names: readonly string[], file: string): ClassNames {
  const sorted = labels.toSorted();
  if (names.length !== sorted.length) throw otherNumberOfClasses(file, names.length, sorted.length);
  const given = new Set(names);
  const areLabels = sorted.every((label) => given.has(label));
  return new Map(sorted.map((label, place) => [label, areLabels ? label : names[place]!]));
}

function isNameList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isName);
}

function isNameTable(value: unknown): value is Readonly<Record<string, string>> {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(isName)
  );
}

function isName(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}
