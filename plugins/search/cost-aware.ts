import { Selection, strategy, type Trial } from "espalier";
import { Type } from "typebox";
import { nothingMeasured } from "./errors.ts";
import { comparable, figure, lowest, measured } from "./measured.ts";
import { fitExponent } from "./power-law.ts";
import { round } from "./round.ts";

/** Relative: a trend that passes through its trials does so but for rounding, which a large w magnifies. */
const TOLERANCE = 1e-9;

export const costAware = strategy(Selection, {
  type: "cost-aware",
  summary: "The trial with the lowest objective * cost^w, where w makes the trials' common trend a tie.",
  paper:
    "Li et al., AutoProg, CVPR 2022, arXiv 2203.14509 (loss times a power of the cost). The fit is our reading: w is the slope of log objective against log cost by least squares with its sign changed, never negative",
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
  create: ({ cost, weight }) => ({
    choose(trials, objective) {
      const candidates = comparable(measured(trials, cost), objective);
      const leader = lowest(candidates, (trial) => figure(trial, objective));
      if (leader === undefined) throw nothingMeasured(trials, [objective, cost]);
      const { w, source } = weightOf(candidates, objective, cost, weight);
      const trial = cheapestOfLowest(candidates, objective, cost, w);
      const describe = (one: Trial) =>
        `${round(figure(one, objective))} at ${round(figure(one, cost))} ${cost}`;
      return {
        trial,
        reason:
          `lowest ${objective} * ${cost}^${round(w)} of ${candidates.length}: ${describe(trial)} ` +
          `(w ${source}; lowest ${objective}: ${describe(leader)})`,
      };
    },
  }),
});

/** The exponent, and where it comes from in a few words. */
function weightOf(
  trials: readonly Trial[],
  objective: string,
  cost: string,
  fixed: number | undefined,
): { readonly w: number; readonly source: string } {
  if (trials.some((trial) => figure(trial, objective) <= 0 || figure(trial, cost) <= 0))
    return { w: 0, source: "0, since not all figures are positive" };
  if (fixed !== undefined) return { w: fixed, source: "fixed" };
  const exponent = fitExponent(trials.map((trial) => [figure(trial, cost), figure(trial, objective)]));
  return exponent < 0 ? { w: -exponent, source: "fitted" } : { w: 0, source: "0, since cost does not help" };
}

function cheapestOfLowest(trials: readonly Trial[], objective: string, cost: string, w: number): Trial {
  const score = (trial: Trial) =>
    w === 0
      ? figure(trial, objective)
      : Math.log(figure(trial, objective)) + w * Math.log(figure(trial, cost));
  const limit = Math.min(...trials.map(score)) + TOLERANCE * (1 + w);
  return lowest(
    trials.filter((trial) => score(trial) <= limit),
    (trial) => figure(trial, cost),
  ) as Trial;
}
