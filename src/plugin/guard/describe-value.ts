import { inspect } from "node:util";

/** Longest description. */
const LONGEST = 120;

/** Any value for a message, on one line and at most 120 characters long. */
export function describeValue(value: unknown): string {
  const text = inspected(value).replaceAll(/\s+/g, " ");
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text;
}

/** Nothing of the value's own code is run, except where it is a proxy. */
function inspected(value: unknown): string {
  try {
    if (value instanceof Promise) return "a Promise";
    if (value instanceof Error) return `${value.name}: ${value.message}`;
    return inspect(value, { depth: 2, customInspect: false, maxArrayLength: 8, maxStringLength: LONGEST });
  } catch {
    return `a value of type ${typeof value}`;
  }
}
