import { isObject, ownValue, pointerOf, keysOf } from "../../json/pointer.ts";
import type { Problem } from "../../json/problem.ts";
import { parseJson } from "../../json/read-json.ts";
import { MAX_DEPTH } from "../../json/scan-json.ts";
import { shown } from "../../json/schema-problems.ts";
import { expanded } from "./merge.ts";
import type { Shape } from "../schema/shape.ts";

/** One `--set POINTER=VALUE`. */
export interface Override {
  readonly keys: readonly string[];
  readonly value: unknown;
  /** As it was written, for messages. */
  readonly label: string;
}

/**
 * Reads `POINTER=VALUE`; the value is JSON, or else a string.
 * @throws EspalierError for what the parser refuses, in the pointer as in the value.
 */
export function parseOverride(text: string): Override | Problem {
  const label = `--set ${text.length > 200 ? `${text.slice(0, 200)}...` : text}`;
  const split = text.indexOf("=");
  const keys = keysOf(text.slice(0, split));
  const refuse = (message: string, allowed: string): Problem => ({
    pointer: "",
    place: label,
    message,
    allowed,
  });
  if (split <= 0 || keys.length === 0)
    return refuse(`"${text}" sets nothing.`, "POINTER=VALUE, such as search/trials=8");
  if (keys.length > MAX_DEPTH)
    return refuse(`The pointer has ${keys.length} parts.`, `at most ${MAX_DEPTH} parts`);
  if (text.includes("\uFFFD"))
    return refuse("A character could not be decoded.", "arguments in UTF-8, the terminal's encoding as well");
  for (const key of keys) parseJson(`{${JSON.stringify(key)}:0}`, label);
  const value = text.slice(split + 1);
  return { keys, value: isJson(value) ? parseJson(value, label).value : value, label };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A copy with an override applied: `null` takes the key away, another `type` takes the old options with it. */
export function applyOverride(json: unknown, { keys, value }: Override, shape: Shape): unknown {
  return place(json, keys, value, shape);
}

function place(json: unknown, keys: readonly string[], value: unknown, shape: Shape): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (Array.isArray(json)) return placeInList(json, key, rest, value, shape);
  const whole = expanded(json, shape);
  const object = isObject(whole) ? whole : {};
  const old = ownValue(object, key);
  if (rest.length === 0 && key === "type" && shape.hasTypes && old !== value) return { type: value };
  const { [key]: _old, ...others } = object;
  const placed = place(old, rest, value, shape.part(key, object));
  return placed === null ? others : { ...object, [key]: placed };
}

function placeInList(
  list: readonly unknown[],
  key: string,
  rest: readonly string[],
  value: unknown,
  shape: Shape,
): unknown[] {
  const index = key === "-" ? list.length : Number(key);
  const placed = place(list[index], rest, value, shape.part(key, list));
  return placed === null ? list.toSpliced(index, 1) : list.toSpliced(index, 1, placed);
}

/** Reason why an override cannot be applied: an index outside its list, or a path through a value without parts. */
export function overrideProblem(json: unknown, { keys, label }: Override, whole: Shape): Problem | undefined {
  let [value, shape] = [json, whole];
  for (const [depth, key] of keys.entries()) {
    const pointer = pointerOf(keys.slice(0, depth));
    if (Array.isArray(value) && key !== "-" && !isIndex(key, value.length)) {
      return {
        pointer,
        place: label,
        message: `The list has no entry ${key}.`,
        allowed: `0 to ${value.length} or -`,
      };
    }
    const parts = expanded(value, shape);
    if (parts !== undefined && !Array.isArray(parts) && !isObject(parts)) {
      return { pointer, place: label, message: `${shown(parts)} has no parts to set.` };
    }
    shape = shape.part(key, parts);
    value = Array.isArray(parts) ? parts[Number(key)] : ownValue(parts, key);
  }
  return undefined;
}

/** The same place, `-` of a list told as the number that the new entry has. */
export function numbered(json: unknown, override: Override): Override {
  let value = json;
  const keys = override.keys.map((key) => {
    const exact = Array.isArray(value) && key === "-" ? String(value.length) : key;
    value = Array.isArray(value) ? value[Number(exact)] : ownValue(value, exact);
    return exact;
  });
  return { ...override, keys };
}

function isIndex(key: string, length: number): boolean {
  return /^(0|[1-9]\d*)$/.test(key) && Number(key) <= length;
}
