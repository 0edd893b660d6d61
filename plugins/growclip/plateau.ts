import { GrowthTrigger, strategy } from "espalier";
import { Type } from "typebox";

export const plateau = strategy(GrowthTrigger, {
  type: "plateau",
  summary: "Searches if the search-validation loss of the last step had stopped falling.",
  paper: "Ours",
  options: Type.Object(
    {
      tolerance: Type.Number({
        minimum: 0,
        default: 0.01,
        description: "Smallest relative decrease of the loss that counts as improvement. 0.01 is 1 %.",
      }),
      window: Type.Integer({
        minimum: 2,
        default: 3,
        description:
          "Number of measurements to compare, the last ones of the step. With fewer the trigger does not fire.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ tolerance, window }) => ({
    fires(history) {
      const losses = history.at(-1)?.validationLosses.slice(-window) ?? [];
      const [first, ...rest] = losses;
      if (first === undefined || losses.length < window) {
        return { fires: false, reason: `${losses.length} of the ${window} measurements needed` };
      }
      // A loss of 0 has no relative change.
      const improvement = first === 0 ? 0 : (first - Math.min(...rest)) / Math.abs(first);
      const change = `${improvement < 0 ? "rose" : "fell"} by ${percent(Math.abs(improvement))}`;
      const reason = `the validation loss ${change} over the last ${window} measurements, tolerance ${percent(tolerance)}`;
      return { fires: improvement < tolerance, reason };
    },
  }),
});

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
