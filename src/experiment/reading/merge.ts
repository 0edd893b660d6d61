import { isObject, ownValue } from "../../json/pointer.ts";
import type { Problem } from "../../json/problem.ts";
import { nothingToTakeAway } from "./errors.ts";
import type { Shape } from "../schema/shape.ts";

/**
 * A JSON merge patch (RFC 7396), with strategies in mind: a patch of another `type` replaces the whole strategy,
 * and options patched onto a bare name expand it first.
 * @param shape what the patched value is; the same keys elsewhere are the user's.
 */
export function merge(target: unknown, patch: unknown, shape: Shape): unknown {
  if (!isObject(patch) || shape.isPatch) return patch;
  const base = baseOf(target, patch, shape);
  const merged: Record<string, unknown> = { ...base };
  const whole = { ...base, ...patch };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = merge(ownValue(base, key), value, shape.part(key, whole));
  }
  return merged;
}

/** The object that a string abbreviates at this place; other values are returned unchanged. */
export function expanded(value: unknown, { shortFor }: Shape): unknown {
  return typeof value === "string" && shortFor !== undefined ? { [shortFor]: value } : value;
}

function baseOf(target: unknown, patch: Record<string, unknown>, shape: Shape): Record<string, unknown> {
  const whole = expanded(target, shape);
  if (!isObject(whole)) return {};
  const [before, after] = [ownValue(whole, "type"), ownValue(patch, "type")];
  const areNames = typeof before === "string" && typeof after === "string";
  const replaces = shape.hasTypes && areNames && before !== after;
  return replaces ? {} : whole;
}

/** `null` that takes nothing away, and never could. */
export function idleNulls(
  target: unknown,
  patch: unknown,
  shape: Shape,
  path: readonly string[] = [],
): Problem[] {
  // The nulls of a patch within a patch are checked where it is applied.
  if (!isObject(patch) || shape.isPatch) return [];
  const base = expanded(target, shape);
  const whole = { ...(isObject(base) ? base : {}), ...patch };
  return Object.entries(patch).flatMap(([key, value]) => {
    const old = ownValue(base, key);
    if (value !== null) return idleNulls(old, value, shape.part(key, whole), [...path, key]);
    return old !== undefined || shape.knows(key, whole) ? [] : [nothingToTakeAway([...path, key])];
  });
}
