import {
  atLargestBudget,
  byMerit,
  definePlugin,
  EspalierError,
  type Objective,
  Selection,
  strategy,
  toMinimise,
} from "espalier";
import { Type } from "typebox";

export const mySelection = strategy(Selection, {
  type: "my-selection",
  summary: "The fastest of the trials that are nearly as good as the best one.",
  options: Type.Object(
    {
      cost: Type.String({
        default: "latencySeconds",
        description: "The measurement of the evaluator that has to be low.",
      }),
      tolerance: Type.Number({
        minimum: 0,
        default: 0.05,
        description: "How much worse than the best objective a trial may be: 0.05 is 5 %.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ cost: measurement, tolerance }) => ({
    // An experiment whose evaluator does not measure it is refused before it runs.
    needs: { measurements: [measurement] },
    choose(trials, [objective]) {
      const cost: Objective = { measurement, direction: "minimize", unit: "" };
      // Of the trials that have both figures, those that trained furthest: others cannot be compared.
      const candidates = atLargestBudget(trials, [objective, cost]).toSorted(byMerit(objective));
      const [best] = candidates;
      if (best === undefined) throw nothingMeasured(objective.measurement, measurement);
      const most = toMinimise(best, objective);
      const limit = most + tolerance * Math.abs(most);
      const near = candidates.filter((trial) => toMinimise(trial, objective) <= limit);
      const trial = near.reduce((one, other) =>
        toMinimise(other, cost) < toMinimise(one, cost) ? other : one,
      );
      const figure = trial.measurements[measurement]!.toPrecision(3);
      return { trial, reason: `lowest ${measurement} of ${near.length} near the best: ${figure}` };
    },
  }),
});

function nothingMeasured(...names: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_MY_SELECTION_NOTHING_MEASURED",
    message: `No trial has a finite ${names.join(" and ")}.`,
    remedy: "`espalier trials` prints what was measured.",
  });
}

export default definePlugin({ name: "my-selection", strategies: [mySelection] });
