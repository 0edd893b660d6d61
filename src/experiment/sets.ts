import { isObject, pointerOf, tokensOf } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import { parseJson } from "../json/read-json.ts";

/** One `--set POINTER=VALUE`. */
export interface Setting {
  readonly tokens: readonly string[];
  readonly value: unknown;
  /** As it was written, for messages. */
  readonly label: string;
}

/** Reads `POINTER=VALUE`; the value is JSON, or else a text. @throws EspalierError for a dangerous key. */
export function parseSetting(text: string): Setting | Problem {
  const label = `--set ${text}`;
  const split = text.indexOf("=");
  const tokens = tokensOf(text.slice(0, split));
  if (split <= 0 || tokens.length === 0) {
    return {
      pointer: "",
      place: label,
      message: `"${text}" sets nothing.`,
      allowed: "POINTER=VALUE, such as search/trials=8",
    };
  }
  const value = text.slice(split + 1);
  // The parser refuses names that reach into prototypes, in the pointer as in the value.
  for (const token of tokens) parseJson(`{${JSON.stringify(token)}:0}`, label);
  return { tokens, value: isJson(value) ? parseJson(value, label).value : value, label };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A copy with a setting applied: `null` takes the key away, another `type` takes the old options with it. */
export function applySetting(json: unknown, setting: Setting): unknown {
  return place(json, setting.tokens, setting.value, setting.tokens[0] !== "searchSpace");
}

function place(json: unknown, tokens: readonly string[], value: unknown, expands: boolean): unknown {
  const [token, ...rest] = tokens;
  if (token === undefined) return value;
  if (Array.isArray(json)) return placeInList(json, token, rest, value, expands);
  const whole = expanded(json, expands);
  const { [token]: old, ...others } = whole;
  if (rest.length === 0 && token === "type" && old !== value) return { type: value };
  const placed = place(old, rest, value, expands);
  if (placed === null) return others;
  return { ...whole, [token]: placed };
}

function placeInList(
  list: readonly unknown[],
  token: string,
  rest: readonly string[],
  value: unknown,
  expands: boolean,
): unknown[] {
  const index = token === "-" ? list.length : Number(token);
  const placed = place(list[index], rest, value, expands);
  if (placed === null) return list.toSpliced(index, 1);
  return list.toSpliced(index, 1, placed);
}

function expanded(json: unknown, expands: boolean): Record<string, unknown> {
  if (isObject(json)) return json;
  return typeof json === "string" && expands ? { type: json } : {};
}

/** What keeps a setting from being applied: an index beside its list, or a way through a number. */
export function settingProblem(json: unknown, { tokens, label }: Setting): Problem | undefined {
  let value = json;
  for (const [depth, token] of tokens.entries()) {
    const pointer = pointerOf(tokens.slice(0, depth));
    if (Array.isArray(value) && token !== "-" && !isIndex(token, value.length)) {
      return {
        pointer,
        place: label,
        message: `The list has no entry ${token}.`,
        allowed: `0 to ${value.length} or -`,
      };
    }
    if (typeof value === "number" || typeof value === "boolean") {
      return { pointer, place: label, message: `${value} has no parts to set.` };
    }
    value = Array.isArray(value) || isObject(value) ? Reflect.get(value, token) : undefined;
  }
  return undefined;
}

function isIndex(token: string, length: number): boolean {
  return /^(0|[1-9]\d*)$/.test(token) && Number(token) <= length;
}
