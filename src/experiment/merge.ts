import { isObject } from "../json/pointer.ts";

/** Keys of an experiment whose strings are no strategies. */
const PLAIN = ["searchSpace", "start"];

/**
 * A JSON merge patch (RFC 7396), with strategies in mind: a patch of another `type` replaces the whole strategy,
 * and options patched onto a bare name expand it first.
 */
export function mergeExperiments(target: unknown, patch: unknown): unknown {
  return merge(target, patch, true);
}

function merge(target: unknown, patch: unknown, strategies: boolean): unknown {
  if (!isObject(patch)) return patch;
  const base = baseOf(target, patch, strategies);
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = merge(merged[key], value, strategies && !PLAIN.includes(key));
  }
  return merged;
}

function baseOf(
  target: unknown,
  patch: Record<string, unknown>,
  strategies: boolean,
): Record<string, unknown> {
  const whole = typeof target === "string" && strategies ? { type: target } : target;
  if (!isObject(whole)) return {};
  const replaces =
    patch["type"] !== undefined && whole["type"] !== undefined && patch["type"] !== whole["type"];
  return replaces ? {} : whole;
}
