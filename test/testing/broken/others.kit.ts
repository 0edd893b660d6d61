import {
  Architecture,
  type Candidate,
  Evaluator,
  freshState,
  GrowthDimension,
  initialValues,
  type Measurements,
  type ModelFamily,
  ParameterInheritance,
  Random,
  SearchSpace,
  strategy,
} from "espalier";
import { describeEvaluator, describeGrowthDimension, describeParameterInheritance } from "espalier/testing";
import fc from "fast-check";
import { Type } from "typebox";
import { dimension, tinyClip } from "../../plugins/growclip/tiny-clip.ts";

fc.configureGlobal({ seed: 5 });

const about = {
  summary: "Is broken.",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
} as const;

function evaluator(type: string, create: () => (candidate: Candidate) => Promise<Measurements>) {
  const loss = { measurement: "loss", direction: "minimize", unit: "", description: "Of nothing." } as const;
  return strategy(Evaluator, {
    type,
    ...about,
    create: () => ({ measures: [loss], updates: 0, measure: create() }),
  });
}

const drifting = evaluator("drifting", () => {
  let calls = 0;
  return async () => ({ loss: calls++ });
});
const silent = evaluator("silent", () => async ({ architecture }) => ({
  error: architecture.number("depth"),
}));
const careless = evaluator("careless", () => async ({ architecture }) => {
  if (architecture.number("depth") > 4) throw new TypeError("depth of undefined");
  return { loss: 1 };
});
const pushy = evaluator("pushy", () => async (candidate) => {
  Object.assign(candidate, { budget: 1 });
  return { loss: 1 };
});

const [shallow, deep, deepest] = [1, 2, 9].map((value) => new Architecture({ depth: value }));
for (const one of [drifting, silent, careless, pushy])
  describeEvaluator(one, [
    { architectures: [shallow!, deep!], unmeasurable: one === careless ? [deepest!] : [] },
  ]);

const restless = strategy(Evaluator, {
  type: "restless",
  ...about,
  create: () => {
    let trainings = 0;
    return {
      measures: [{ measurement: "loss", direction: "minimize", unit: "", description: "Of nothing." }],
      updates: 0,
      sharedTraining: {
        updates: 1,
        train: async ({ inherit, current }) => ({
          ...(await inherit(current)),
          update: ++trainings,
          loss: 0,
        }),
        partOf: (trained, architecture) => ({ ...trained, architecture }),
      },
      measure: async () => ({ loss: 1 }),
    };
  },
});

const family: ModelFamily = await tinyClip();
const dimensions = [await dimension(family, "depth")];
const values = {
  "image.depth": [1, 2],
  "image.width": [4],
  "image.mlpRatio": [1],
  "text.depth": [1, 2],
  "text.width": [4],
  "text.mlpRatio": [1],
  "shared.depth": [0],
  "shared.mlpRatio": [1],
  "embedding.width": [4],
};
const space = new SearchSpace(
  "tiny",
  new Map(Object.entries(values).map(([name, list]) => [name, { type: "categorical", values: list }])),
);

describeEvaluator(restless, [
  {
    architectures: [space.smallest(), space.smallest().with({ "image.depth": 2 })],
    space,
    inherit: async (one) => ({ state: freshState(one, family.describe(one), new Random(1)), plan: {} }),
  },
]);

const [grow] = dimensions as [GrowthDimension];

function growth(type: string, change: Partial<GrowthDimension>) {
  return strategy(GrowthDimension, {
    type,
    ...about,
    create: (): GrowthDimension => ({ exact: true, reach: grow.reach, expand: grow.expand, ...change }),
  });
}

const inexact = growth("inexact", {
  expand(state, target, random) {
    const grown = grow.expand(state, target, random);
    const moved = family.describe(grown.architecture).map((parameter) => {
      const array = grown.parameters.get(parameter.name)!;
      return [parameter.name, parameter.decays ? initialValues(parameter, new Random(1)) : array] as const;
    });
    return { ...grown, parameters: new Map(moved) };
  },
});
const slotless = growth("slotless", {
  expand: (state, target, random) => ({ ...grow.expand(state, target, random), slots: state.slots }),
});
const backwards = growth("backwards", {
  reach: (current, all) =>
    grow.reach(current, all).map((one) => ({ ...one, values: [...one.values].toReversed() })),
});
for (const one of [inexact, slotless, backwards]) describeGrowthDimension(one, [{ family, space }]);

const erasing = strategy(ParameterInheritance, {
  type: "erasing",
  ...about,
  create: () => ({
    horizon: undefined,
    keeps: { live: "live", averaged: "averaged" },
    inherit({ parent, child, expand }) {
      const state = expand(parent, child);
      for (const { data } of parent.averages.values()) data.fill(0);
      return { state, plan: {} };
    },
  }),
});
const childless = strategy(ParameterInheritance, {
  type: "childless",
  ...about,
  create: () => ({
    horizon: 2,
    keeps: { live: "live", averaged: "averaged" },
    inherit: ({ parent }) => ({ state: parent, plan: {} }),
  }),
});
for (const one of [erasing, childless]) describeParameterInheritance(one, [{ family, space, dimensions }]);
