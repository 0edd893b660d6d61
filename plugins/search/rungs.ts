import { Type } from "typebox";

/** Tolerance for rounding errors, so that they do not drop a rung. */
const TOLERANCE = 1e-9;

/** Options of schedulers whose rungs are powers of a factor. */
export const rungOptions = {
  factor: Type.Integer({
    minimum: 2,
    default: 3,
    description: "Growth of the budget from rung to rung; one trial in `factor` continues.",
  }),
  smallest: Type.Number({
    minimum: 0.001,
    maximum: 1,
    default: 0.1,
    description:
      "Lower bound on the rungs, as a share of the full budget. Rungs: 1, 1 / factor, 1 / factor^2 and so on.",
  }),
};

/** Budgets of the rungs, ascending; the last one is 1. */
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
