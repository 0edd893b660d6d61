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
              (trial === leader
                ? `also the ${superlative(objective)}`
                : `${superlative(objective)}: ${describe(leader)}`),
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

/** Factor that turns an objective into one to minimise. */
function signOf({ direction }: Objective): number {
  return direction === "minimize" ? 1 : -1;
}
