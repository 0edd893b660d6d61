/** Four significant digits, for people: `2.315`, `1.204e+7`. */
export function round(value: number): string {
  return String(Number(value.toPrecision(4)));
}
