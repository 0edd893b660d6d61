import { freshState, ModelFamily, NO_COMPUTE, Random, SearchSpace, Trainer } from "espalier";
import { describeEvaluator, describeParameterInheritance } from "espalier/testing";
import { copy } from "../../../plugins/growclip/inheritances.ts";
import { searched } from "../../../plugins/supernet/searched.ts";
import { supernet } from "../../../plugins/supernet/supernet.ts";
import { architecture, dimension, tinyClip, tinyPairs } from "../growclip/tiny-clip.ts";

const family = await tinyClip();
const architectures = [architecture(), architecture({ "image.depth": 2, "text.width": 8 })] as const;
const space = new SearchSpace(
  "tiny",
  new Map(
    Object.entries(architectures[0].values).map(([name, value]) => [
      name,
      { type: "categorical", values: [...new Set([value, architectures[1].get(name)])] },
    ]),
  ),
);

/** A training that adds the update's number to every weight: what it is worth follows from what was trained. */
const trainer: Trainer = {
  train: async ({ state, plan, updates }) => {
    const parameters = new Map(
      [...state.parameters].map(([name, { shape, data }]) => [
        name,
        { shape, data: data.map((one) => one + updates) },
      ]),
    );
    return { state: { ...state, parameters }, plan, loss: updates };
  },
  validationLoss: async ({ parameters }) =>
    [...parameters.values()].reduce((sum, { data }) => sum + data.reduce((one, other) => one + other), 0),
  spend: () => {},
  lossGradient: async () => ({ loss: 0, gradient: new Map() }),
  takeSpent: () => NO_COMPUTE,
  forwardSeconds: async () => 1,
  firstBatches: async () => [],
};

describeEvaluator(
  supernet,
  [{ updates: 5 }, { updates: 6, sandwich: true }].map((options) => ({
    options,
    architectures,
    space,
    inherit: async (one) => ({ state: freshState(one, family.describe(one), new Random(1)), plan: {} }),
    injected: [
      [Trainer, trainer],
      [ModelFamily, family],
    ],
  })),
);

describeParameterInheritance(searched, [
  {
    strategies: [copy],
    family,
    stream: tinyPairs,
    space,
    dimensions: [await dimension(family, "width"), await dimension(family, "depth")],
  },
]);
