import { definePlugin, GrowthTrigger, strategy } from "espalier";
import { Type } from "typebox";

export const myGrowthTrigger = strategy(GrowthTrigger, {
  type: "my-growth-trigger",
  summary: "Searches at the first step and at every so many steps from then on.",
  options: Type.Object(
    {
      every: Type.Integer({
        minimum: 1,
        default: 2,
        description: "Steps from one search to the next.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ every }) => ({
    fires(history) {
      const step = history.length + 1;
      return { fires: (step - 1) % every === 0, reason: `step ${step}, a search every ${every}` };
    },
  }),
});

export default definePlugin({ name: "my-growth-trigger", strategies: [myGrowthTrigger] });
