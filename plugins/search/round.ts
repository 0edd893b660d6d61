/** A whole number with all its digits, another one with four, for people: `47937`, `2.315`, `1.204e+22`. */
export function round(value: number): string {
  return String(Number.isSafeInteger(value) ? value : Number(value.toPrecision(4)));
}
