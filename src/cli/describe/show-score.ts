import type { Score } from "../../evaluation/score.ts";

/** `34.2 %`. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** A value of a score: in percent, or with three decimals if the score has a unit; empty if it is missing. */
export function showValue({ unit }: Pick<Score, "unit">, value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return "";
  return unit === undefined ? percent(value) : value.toFixed(3);
}

/** `accuracy`, or `bits-per-byte (bits per byte, lower is better)`. */
export function showScoreName({ name, unit, direction }: Pick<Score, "name" | "unit" | "direction">): string {
  const notes = [
    ...(unit === undefined || unit === "" ? [] : [unit]),
    ...(direction === "minimize" ? ["lower is better"] : []),
  ];
  return notes.length === 0 ? name : `${name} (${notes.join(", ")})`;
}
