import {
  bestOf,
  atLargestBudget,
  type Objective,
  Selection,
  shortNumber,
  strategy,
  type Trial,
} from "espalier";
import { Type } from "typebox";
import { nothingMeasured } from "./errors.ts";
import { countOf, figure, superlative } from "./figure.ts";
import { fitExponent } from "./power-law.ts";

/** Relative: a trend that passes through its trials does so but for rounding, which a large w magnifies. */
const TOLERANCE = 1e-9;

export const costAware = strategy(Selection, {
  type: "cost-aware",
  summary: "The trial with the lowest objective * cost^w, where w makes the trials' common trend a tie.",
  paper:
    "Li et al., AutoProg, CVPR 2022, arXiv 2203.14509 (loss times a power of the cost). The fit is our reading: w is the slope of log objective against log cost by least squares with its sign changed, never negative. An objective that is maximised is divided by the power",
  options: Type.Object(
    {
      cost: Type.String({
        default: "flops",
        description:
          "The measurement that counts as cost: flops, parameters or another one of the evaluator.",
      }),
      weight: Type.Optional(
        Type.Number({ minimum: 0, description: "A fixed w. If it is left out, w is fitted to the trials." }),
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
      const { measurement } = objective;
      if (leader === undefined) throw nothingMeasured(trials, [measurement, name]);
      const { w, source } = weightOf(candidates, objective, cost, weight);
      const trial = cheapestOfBest(candidates, objective, cost, w);
      const describe = (one: Trial) =>
        `${shortNumber(figure(one, measurement))} at ${shortNumber(figure(one, name))} ${name}`;
      const [count, chosen] = [countOf(candidates), describe(trial)];
      const exponent = `exponent ${shortNumber(w)}, ${source}`;
      return {
        trial,
        reason:
          w === 0
            ? `${superlative(objective)} of ${count}: ${chosen}; cost had no effect on the choice (${exponent})`
            : `best ${measurement} for its ${name} of ${count}: ${chosen} (${exponent}); ` +
              `${superlative(objective)}: ${describe(leader)}`,
      };
    },
  }),
});

/** The exponent, and where it comes from in a few words. */
function weightOf(
  trials: readonly Trial[],
  objective: Objective,
  cost: Objective,
  fixed: number | undefined,
): { readonly w: number; readonly source: string } {
  const names = [objective.measurement, cost.measurement];
  if (trials.some((trial) => names.some((name) => figure(trial, name) <= 0)))
    return { w: 0, source: "since not all values are positive" };
  if (fixed !== undefined) return { w: fixed, source: "as configured" };
  const exponent =
    fitExponent(
      trials.map((trial) => [figure(trial, cost.measurement), figure(trial, objective.measurement)]),
    ) * signOf(objective);
  return exponent < 0
    ? { w: -exponent, source: "fitted to the trials" }
    : { w: 0, source: `since more ${cost.measurement} did not improve ${objective.measurement}` };
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

/** What makes less of an objective better. */
function signOf({ direction }: Objective): number {
  return direction === "minimize" ? 1 : -1;
}
