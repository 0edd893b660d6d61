import { bestOf, atLargestBudget, type Objective, Selection, strategy, type Trial } from "espalier";
import { Type } from "typebox";
import { nothingMeasured } from "./errors.ts";
import { figure, superlative } from "./figure.ts";
import { fitExponent } from "./power-law.ts";
import { round } from "./round.ts";

/** Relative tolerance: trials on the trend differ from it by rounding errors, which a large w magnifies. */
const TOLERANCE = 1e-9;

export const costAware = strategy(Selection, {
  type: "cost-aware",
  summary: "The trial with the lowest objective * cost^w. By default w is fitted to the trials.",
  paper:
    "Li et al., AutoProg, CVPR 2022, arXiv 2203.14509 (loss times a power of the cost). The fit is our reading: w is the negated slope of log objective against log cost by least squares, at least 0. A maximised objective is divided by the power",
  options: Type.Object(
    {
      cost: Type.String({
        default: "flops",
        description: "Measurement used as cost: flops, parameters or another one of the evaluator.",
      }),
      weight: Type.Optional(
        Type.Number({ minimum: 0, description: "Fixed w. If omitted, w is fitted to the trials." }),
      ),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ cost: name, weight }) => ({
    needs: { measurements: [name] },
    choose(trials, [objective]) {
      const cost: Objective = { measurement: name, direction: "minimize", unit: "" };
      const candidates = atLargestBudget(trials, [objective, cost]);
      const leader = bestOf(candidates, objective);
      const { measurement, direction } = objective;
      if (leader === undefined) throw nothingMeasured(trials, [measurement, name]);
      const { w, source } = weightOf(candidates, objective, cost, weight);
      const trial = cheapestOfBest(candidates, objective, cost, w);
      const describe = (one: Trial) =>
        `${round(figure(one, measurement))} at ${round(figure(one, name))} ${name}`;
      return {
        trial,
        reason:
          `${superlative(objective)} ${direction === "minimize" ? "*" : "/"} ${name}^${round(w)} of ${candidates.length}: ` +
          `${describe(trial)} (w ${source}; ${superlative(objective)}: ${describe(leader)})`,
      };
    },
  }),
});

/** The exponent w and its source in words. */
function weightOf(
  trials: readonly Trial[],
  objective: Objective,
  cost: Objective,
  fixed: number | undefined,
): { readonly w: number; readonly source: string } {
  const names = [objective.measurement, cost.measurement];
  if (trials.some((trial) => names.some((name) => figure(trial, name) <= 0)))
    return { w: 0, source: "0, since not all figures are positive" };
  if (fixed !== undefined) return { w: fixed, source: "fixed" };
  const exponent =
    fitExponent(
      trials.map((trial) => [figure(trial, cost.measurement), figure(trial, objective.measurement)]),
    ) * signOf(objective);
  return exponent < 0 ? { w: -exponent, source: "fitted" } : { w: 0, source: "0, since cost does not help" };
}

function cheapestOfBest(trials: readonly Trial[], objective: Objective, cost: Objective, w: number): Trial {
  const logOf = (trial: Trial, { measurement }: Objective) => Math.log(figure(trial, measurement));
  const score = (trial: Trial) =>
    w === 0
      ? signOf(objective) * figure(trial, objective.measurement)
      : signOf(objective) * logOf(trial, objective) + w * logOf(trial, cost);
  const limit = Math.min(...trials.map(score)) + TOLERANCE * (1 + w);
  return bestOf(
    trials.filter((trial) => score(trial) <= limit),
    cost,
  ) as Trial;
}

/** Factor that turns an objective into one to minimise. */
function signOf({ direction }: Objective): number {
  return direction === "minimize" ? 1 : -1;
}
