/** A number for display: integers with all digits, others with four: `47937`, `2.315`, `1.204e+22`. */
export function round(value: number): string {
  return String(Number.isSafeInteger(value) ? value : Number(value.toPrecision(4)));
}
