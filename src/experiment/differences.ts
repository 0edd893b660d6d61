import stringify from "safe-stable-stringify";
import { isObject, pointerOf } from "../json/pointer.ts";

/** One place where two JSON values differ; `undefined` where one has nothing. */
export interface Difference {
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Where two experiments differ, as deep as can be told; a bare name equals the strategy without options. */
export function differences(before: unknown, after: unknown, path: readonly string[] = []): Difference[] {
  if (stringify(before) === stringify(after)) return [];
  const [one, other] = [expanded(before, after), expanded(after, before)];
  if (Array.isArray(one) && Array.isArray(other) && one.length === other.length) {
    return one.flatMap((item, index) => differences(item, other[index], [...path, String(index)]));
  }
  const comparable = isObject(one) && isObject(other) && one["type"] === other["type"];
  if (!comparable) return [{ pointer: pointerOf(path), before, after }];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) => differences(one[key], other[key], [...path, key]));
}

function expanded(value: unknown, other: unknown): unknown {
  return typeof value === "string" && isObject(other) && "type" in other ? { type: value } : value;
}
