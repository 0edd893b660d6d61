/** A dimension of a search space file. */
export type WrittenDimension =
  | { readonly type: "integer"; readonly low: number; readonly high: number }
  | { readonly type: "categorical"; readonly values: readonly (number | string)[] };

const NAME = /^[A-Za-z][\w.-]*$/;
const RANGE = /^(-?\d{1,9})\.\.(-?\d{1,9})$/;

/**
 * Reads dimensions such as `layers=1..6 width=32,64 activation=relu,gelu`.
 * @returns the dimensions by name, or the problem as a text that follows the answer.
 */
export function parseDimensions(text: string): Readonly<Record<string, WrittenDimension>> | string {
  const dimensions: Record<string, WrittenDimension> = {};
  for (const part of text.trim().split(/\s+/)) {
    const [name = "", values = "", ...rest] = part.split("=");
    if (!NAME.test(name) || values === "" || rest.length > 0)
      return `must be NAME=LOW..HIGH or NAME=VALUE,VALUE, separated by spaces; ${JSON.stringify(part)} is neither`;
    if (Object.hasOwn(dimensions, name)) return `has the dimension ${name} twice`;
    const dimension = dimensionOf(values);
    if (typeof dimension === "string") return `has ${dimension} in ${part}`;
    dimensions[name] = dimension;
  }
  return dimensions;
}

function dimensionOf(values: string): WrittenDimension | string {
  const range = RANGE.exec(values);
  if (range !== null) {
    const [low, high] = [Number(range[1]), Number(range[2])];
    return low < high ? { type: "integer", low, high } : "an empty range";
  }
  const texts = values.split(",");
  if (texts.includes("")) return "an empty value";
  if (new Set(texts).size < texts.length) return "a value twice";
  const numbers = texts.map(Number);
  return { type: "categorical", values: numbers.every(Number.isFinite) ? numbers : texts };
}
