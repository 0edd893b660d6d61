import { controlCharacter, fileProblems, nestedTooDeeply } from "./errors.ts";
import { isDoubtful } from "./exact-number.ts";
import { isReservedName, type JsonSource, locateJson } from "./places.ts";
import { labelOf, readText } from "./read-text.ts";
import { MAX_DEPTH, scanJson } from "./scan-json.ts";

/** A JSON text and where its parts stand. */
export interface JsonDocument {
  /** The file's name in messages. */
  readonly label: string;
  readonly value: unknown;
  /** `label:line:column` of the part at a JSON pointer, if it has it; of a member, the place of its name. */
  readonly placeOf: (pointer: string) => string | undefined;
}

/** @throws EspalierError if the file cannot be read, or for what `parseJson` refuses. */
export async function readJson(file: string): Promise<JsonDocument> {
  return parseJson(await readText(file), labelOf(file));
}

/** How a JSON text is read. */
export interface JsonReading {
  /** The number of the text's first line in its file; default 1. */
  readonly firstLine?: number;
  /** Whether numbers may be read as the nearest ones that 64 bits hold, infinities included; default false. */
  readonly roundsNumbers?: boolean;
}

/**
 * Reads JSON strictly.
 * @param label the text's name in messages.
 * @throws EspalierError with line and column if the text is not valid JSON, is nested too deeply, repeats a key, uses a
 * name that reaches into prototypes, or has a number that would be read as another one.
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
  // A file of many trials has far more places than are ever asked for.
  let places: ReadonlyMap<string, string> | undefined;
  return { label, value, placeOf: (pointer) => (places ??= locateJson(source).places).get(pointer) };
}

/** `undefined` for what is not valid JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a number may have been that is read as 0. */
const UNDERFLOW = /e-\d{3}|\.0{300}/i;

/** Keys in all, those that were written twice counted once. */
function keysOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const parts = Object.values(value);
  const own = Array.isArray(value) ? 0 : parts.length;
  return parts.reduce<number>((sum, part) => sum + keysOf(part), own);
}

/** Whether there may be something in it that `locateJson` complains of, repeated keys aside. */
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
