import { EspalierError } from "../espalier-error.ts";
import { invalidJsonLine, lineTooLong, tooManyLines } from "./errors.ts";
import { type JsonDocument, parseJson } from "./read-json.ts";
import { labelOf, readText } from "./read-text.ts";

/** At most. What is read may become part of a file that is longer, being indented. */
const LIMITS = { bytes: 2 ** 25, lines: 100_000, charactersPerLine: 2 ** 20 };

/**
 * A file with a JSON value a line, as an array with the places of its parts.
 * @throws EspalierError with line and column for what `parseJson` refuses in a line, and for lines that are too long.
 */
export async function readJsonLines(file: string): Promise<JsonDocument> {
  const label = labelOf(file);
  const text = (await readText(file, LIMITS.bytes)).trimEnd();
  const lines = text === "" ? [] : text.split("\n");
  if (lines.length > LIMITS.lines) throw tooManyLines(label, lines.length, LIMITS.lines);
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
  const limit = LIMITS.charactersPerLine;
  if (text.length > limit) throw lineTooLong(label, line, text.length, limit);
  try {
    return parseJson(text, label, { firstLine: line });
  } catch (error) {
    if (error instanceof EspalierError && error.code === "ESPALIER_JSON_SYNTAX")
      throw invalidJsonLine(label, line, error);
    throw error;
  }
}
