import type { SweepScore } from "../../report/view/sweep-page.ts";

/** A difference of scores: in percentage points, or with three decimals if the score has a unit. */
export function showDifference({ unit }: Pick<SweepScore, "unit">, difference: number | null): string {
  if (difference === null) return "–";
  const text = unit === undefined ? (100 * difference).toFixed(1) : difference.toFixed(3);
  return difference > 0 ? `+${text}` : text.replace("-", "−");
}

/** Unit of differences. */
export function unitOf({ unit }: Pick<SweepScore, "unit">): string {
  return unit ?? "percentage points";
}
