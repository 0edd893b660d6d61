import { readFile } from "node:fs/promises";
import { EspalierError } from "../espalier-error.ts";
import { invalidJsonLine, unreadableFile } from "./errors.ts";
import { type JsonDocument, labelOf, parseJson } from "./read-json.ts";

/**
 * A file with a JSON value a line, as an array with the places of its parts.
 * @throws EspalierError with line and column if a line is no JSON, repeats a key or uses a dangerous one.
 */
export async function readJsonLines(file: string): Promise<JsonDocument> {
  const label = labelOf(file);
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw unreadableFile(label, error);
  });
  const lines = text.replace(/\s+$/, "").split("\n");
  const values: unknown[] = [];
  const places = new Map([["", `${label}:1:1`]]);
  for (const [index, line] of lines.entries()) {
    if (lines.length === 1 && line === "") break;
    const parsed = parseLine(line, label, index + 1);
    values.push(parsed.value);
    for (const [pointer, place] of parsed.places) places.set(`/${index}${pointer}`, place);
  }
  return { label, value: values, places };
}

function parseLine(text: string, label: string, line: number): JsonDocument {
  try {
    return parseJson(text, label, line);
  } catch (error) {
    if (error instanceof EspalierError && error.code === "ESPALIER_JSON_SYNTAX")
      throw invalidJsonLine(label, line, error);
    throw error;
  }
}
