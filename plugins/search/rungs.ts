import { Type } from "typebox";

/** Rounding of a quotient is no reason to leave a rung out. */
const TOLERANCE = 1e-9;

/** Options of schedulers whose rungs are powers of a factor. */
export const rungOptions = {
  factor: Type.Integer({
    minimum: 2,
    default: 3,
    description: "By how much the budget grows from rung to rung; one in so many trials goes on.",
  }),
  smallest: Type.Number({
    minimum: 0.001,
    maximum: 1,
    default: 0.1,
    description:
      "No rung lies below this share of the full budget. Rungs: 1, 1 / factor, 1 / factor^2 and so on.",
  }),
};

/** The budgets of the rungs, the smallest one first; the last one is 1. */
export function powerBudgets({
  factor,
  smallest,
}: {
  readonly factor: number;
  readonly smallest: number;
}): readonly number[] {
  const budgets = [1];
  for (let rung = 1; factor ** -rung >= smallest - TOLERANCE; rung++) budgets.unshift(factor ** -rung);
  return budgets;
}
