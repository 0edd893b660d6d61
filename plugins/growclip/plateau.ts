import { GrowthTrigger, strategy } from "espalier";
import { Type } from "typebox";

export const plateau = strategy(GrowthTrigger, {
  type: "plateau",
  summary: "Searches when the last step's search-validation loss had stopped falling.",
  paper: "Ours",
  options: Type.Object(
    {
      tolerance: Type.Number({
        minimum: 0,
        default: 0.01,
        description: "A smaller share of the loss is no improvement: 0.01 is 1 %.",
      }),
      window: Type.Integer({
        minimum: 2,
        default: 3,
        description:
          "Measurements to look at, the last ones of the step. With fewer the trigger does not fire.",
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
        return { fires: false, reason: `${losses.length} of ${window} measurements` };
      }
      // Of a loss of 0 there is no share.
      const improvement = first === 0 ? 0 : (first - Math.min(...rest)) / Math.abs(first);
      const percent = `${(100 * improvement).toFixed(1)} % better over the last ${window} measurements`;
      return { fires: improvement < tolerance, reason: percent };
    },
  }),
});
