import { pointerOf } from "./pointer.ts";

/** The JSON pointer of the first number that JSON cannot hold (NaN, an infinity), or `undefined`. */
export function numberOutsideJson(value: unknown, pointer = ""): string | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? undefined : `${pointer} (${value})`;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = numberOutsideJson(inner, pointer + pointerOf([key]));
    if (found !== undefined) return found;
  }
  return undefined;
}
