import stringify from "safe-stable-stringify";
import { isObject, ownValue, pointerOf } from "../../json/pointer.ts";
import { expanded } from "./merge.ts";
import type { Shape } from "../schema/shape.ts";

/** One place where two JSON values differ; `undefined` where one has nothing. */
export interface Difference {
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Where two experiments differ, as deep as can be told; a bare name equals the strategy without options. */
export function differences(
  before: unknown,
  after: unknown,
  shape: Shape,
  path: readonly string[] = [],
): Difference[] {
  if (stringify(before) === stringify(after)) return [];
  const [one, other] = [before, after].map((value) => expanded(value, shape)) as [unknown, unknown];
  const between = (key: string, old: unknown, young: unknown) =>
    differences(old, young, shape.part(key, other), [...path, key]);
  if (Array.isArray(one) && Array.isArray(other)) {
    const length = Math.max(one.length, other.length);
    return Array.from({ length }).flatMap((_, index) => between(String(index), one[index], other[index]));
  }
  const isOtherType = shape.hasTypes && ownValue(one, "type") !== ownValue(other, "type");
  if (!isObject(one) || !isObject(other) || isOtherType) return [{ pointer: pointerOf(path), before, after }];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) => between(key, ownValue(one, key), ownValue(other, key)));
}
