import { EspalierError } from "../espalier-error.ts";
import { invalidJsonLine, lineTooLong } from "./errors.ts";
import { type JsonDocument, parseJson } from "./read-json.ts";
import { labelOf, readText } from "./read-text.ts";

/** Characters of a line, at most. */
const MAX_LINE = 2 ** 20;

/**
 * A file with a JSON value a line, as an array with the places of its parts.
 * @throws EspalierError with line and column for what `parseJson` refuses in a line, and for lines that are too long.
 */
export async function readJsonLines(file: string): Promise<JsonDocument> {
  const label = labelOf(file);
  const text = (await readText(file)).trimEnd();
  const lines = text === "" ? [] : text.split("\n");
  const documents = lines.map((line, index) => parseLine(line, label, index + 1));
  return {
    label,
    value: documents.map(({ value }) => value),
    placeOf: (pointer) => {
      const [, index, inside = ""] = /^\/(\d+)(\/.*)?$/s.exec(pointer) ?? [];
      return pointer === "" ? `${label}:1:1` : documents[Number(index)]?.placeOf(inside);
    },
  };
}

function parseLine(text: string, label: string, line: number): JsonDocument {
  if (text.length > MAX_LINE) throw lineTooLong(label, line, text.length, MAX_LINE);
  try {
    return parseJson(text, label, { firstLine: line });
  } catch (error) {
    if (error instanceof EspalierError && error.code === "ESPALIER_JSON_SYNTAX")
      throw invalidJsonLine(label, line, error);
    throw error;
  }
}
