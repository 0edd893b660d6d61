import { readText } from "espalier";
import { brokenCoco, cocoStructure } from "./errors.ts";

/** Contents of a JSON file. Entries of the lists are not checked. */
export type CocoDocument =
  | {
      readonly format: "captions";
      readonly images: readonly unknown[];
      readonly annotations: readonly unknown[];
    }
  | { readonly format: "karpathy"; readonly images: readonly unknown[] };

/** Maximum size of a file in bytes, close to the longest string of Node. COCO's files have up to 150 MB. */
const LARGEST = 500 * 2 ** 20;

/** Reads a file as a whole. @throws EspalierError if it is not readable, not JSON or not of either format. */
export async function readCoco(file: string): Promise<CocoDocument> {
  const value = parsed(file, await readText(file, LARGEST));
  if (!isRecord(value)) throw cocoStructure(file, "it is not an object");
  const images = listIn(file, value, "images");
  if (value["annotations"] === undefined) {
    for (const field of ["filename", "split", "sentences"]) checkField(file, "images", images, field);
    return { format: "karpathy", images };
  }
  const annotations = listIn(file, value, "annotations");
  for (const field of ["id", "file_name"]) checkField(file, "images", images, field);
  for (const field of ["image_id", "caption"]) checkField(file, "annotations", annotations, field);
  return { format: "captions", images, annotations };
}

/** Whether a value is an object, whose fields can be read by name. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parsed(file: string, text: string): unknown {
  try {
    // Not `parseJson`: it finds the places of mistakes in a tree that takes gigabytes for files of this size.
    return JSON.parse(text);
  } catch (error) {
    throw brokenCoco(file, error as Error);
  }
}

function listIn(file: string, value: Readonly<Record<string, unknown>>, name: string): readonly unknown[] {
  const list = value[name];
  if (list === undefined) throw cocoStructure(file, `it lacks \`${name}\``);
  if (!Array.isArray(list)) throw cocoStructure(file, `\`${name}\` is not a list`);
  if (list.length === 0) throw cocoStructure(file, `\`${name}\` is empty`);
  return list;
}

/** @throws EspalierError if no entry of a list has a field. Single entries without it are faults. */
function checkField(file: string, list: string, entries: readonly unknown[], field: string): void {
  if (entries.some((entry) => isRecord(entry) && entry[field] !== undefined)) return;
  throw cocoStructure(file, `\`${list}[0]\` and all others lack \`${field}\``);
}
