import { controlCharacter, fileProblems, nestedTooDeeply } from "./errors.ts";
import { isDoubtful } from "./exact-number.ts";
import { isReservedName, type JsonSource, locateJson } from "./places.ts";
import { labelOf, readText } from "./read-text.ts";
import { MAX_DEPTH, scanJson } from "./scan-json.ts";

/** A parsed JSON text with the places of its parts. */
export interface JsonDocument {
  /** The file's name in messages. */
  readonly label: string;
  readonly value: unknown;
  /** `label:line:column` of the part at a JSON pointer, if it exists; for a member, of its name. */
  readonly placeOf: (pointer: string) => string | undefined;
}

/** @throws EspalierError if the file cannot be read, or as `parseJson`. */
export async function readJson(file: string): Promise<JsonDocument> {
  return parseJson(await readText(file), labelOf(file));
}

/** Options of `parseJson`. */
export interface JsonReading {
  /** The number of the text's first line in its file; default 1. */
  readonly firstLine?: number;
  /** Whether numbers may be rounded to the nearest 64-bit float, infinities included; default false. */
  readonly roundsNumbers?: boolean;
}

/**
 * Reads JSON strictly.
 * @param label the text's name in messages.
 * @throws EspalierError with line and column if the text is not valid JSON, is nested too deeply, repeats a key, uses
 * a name that reaches into prototypes, or has a number that cannot be represented.
 */
export function parseJson(
  text: string,
  label: string,
  { firstLine = 1, roundsNumbers = false }: JsonReading = {},
): JsonDocument {
  const source: JsonSource = { text, label, firstLine, roundsNumbers };
  const { keys, tooDeep, control } = scanJson(text);
  if (tooDeep !== undefined) throw nestedTooDeeply(label, ...lineAndColumn(source, tooDeep), MAX_DEPTH);
  if (control !== undefined) throw controlCharacter(label, ...lineAndColumn(source, control));
  const value = parsed(text);
  if (value === undefined || keys !== keysOf(value) || isSuspicious(value) || UNDERFLOW.test(text)) {
    const { problems } = locateJson(source);
    if (problems.length > 0) throw fileProblems(label, problems);
  }
  // Lazy: of a file with many trials few places are needed.
  let places: ReadonlyMap<string, string> | undefined;
  return { label, value, placeOf: (pointer) => (places ??= locateJson(source).places).get(pointer) };
}

/** The value, or `undefined` if the text is not valid JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Numbers so small that they may be read as 0. */
const UNDERFLOW = /e-\d{3}|\.0{300}/i;

/** Total number of keys, repeated ones counted once. */
function keysOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const parts = Object.values(value);
  const own = Array.isArray(value) ? 0 : parts.length;
  return parts.reduce<number>((sum, part) => sum + keysOf(part), own);
}

/** Whether `locateJson` may find problems in it, apart from repeated keys. */
function isSuspicious(value: unknown): boolean {
  if (typeof value === "number") return isDoubtful(value);
  if (typeof value !== "object" || value === null) return false;
  if (!Array.isArray(value) && Object.keys(value).some(isReservedName)) return true;
  return Object.values(value).some(isSuspicious);
}

function lineAndColumn({ text, firstLine }: JsonSource, offset: number): [line: number, column: number] {
  const lines = text.slice(0, offset).split("\n");
  return [firstLine - 1 + lines.length, (lines.at(-1) as string).length + 1];
}
