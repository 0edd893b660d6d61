import type { Plugin } from "espalier";
import { expect, test } from "vitest";
import { plugins } from "../../plugins/index.ts";

test("what a plug-in may import", async () => {
  expect(Object.keys(await import("../../src/index.ts")).toSorted()).toMatchInlineSnapshot(`
    [
      "Architecture",
      "CONSTRAINT_PATTERN",
      "DataStream",
      "DownstreamTask",
      "EspalierError",
      "Evaluator",
      "ExperimentFolder",
      "GrowthDimension",
      "GrowthSpace",
      "GrowthTrigger",
      "IntegerRange",
      "ModelFamily",
      "ParameterInheritance",
      "Random",
      "ReplayPolicy",
      "SearchSpace",
      "SearchStrategy",
      "Selection",
      "TrainableFamily",
      "Trainer",
      "TrainingObjective",
      "TrialScheduler",
      "arrayOf",
      "atLargestBudget",
      "bestOf",
      "byMerit",
      "clusteredInterval",
      "completed",
      "continualMatrix",
      "continualMeans",
      "costMeasurements",
      "costOf",
      "crowdingDistances",
      "dataPackageFolder",
      "decodeText",
      "definePlugin",
      "descriptionOf",
      "dominates",
      "dominatesPoint",
      "emptySlots",
      "excess",
      "expand",
      "figureOf",
      "filled",
      "freshState",
      "hypervolume",
      "inRandomOrder",
      "inheritedMask",
      "inheritedShare",
      "initialValues",
      "initialise",
      "inputsOf",
      "insertBlocks",
      "isFeasible",
      "isNumeric",
      "isTrainable",
      "keyOf",
      "kneePoint",
      "largestArchitecture",
      "linearConstraint",
      "lossOf",
      "mapTree",
      "measured",
      "mergeSlice",
      "mostFeasible",
      "nested",
      "nonDominatedSort",
      "onEqualTerms",
      "paretoFront",
      "paretoOrder",
      "parseConstraint",
      "parseJson",
      "planSlice",
      "pointOf",
      "ranked",
      "readText",
      "rungsOf",
      "shapeOf",
      "shareOf",
      "sizeOf",
      "sliceState",
      "splitByContent",
      "strategy",
      "toMinimise",
      "trainableFamily",
      "trainableOf",
      "trialsAt",
      "violationBy",
      "violationOf",
      "widenAxes",
      "wilsonInterval",
      "worstPoint",
    ]
  `);
  expect(Object.keys(await import("../../src/tensor/index.ts")).toSorted()).toMatchInlineSnapshot(`
    [
      "StepCompiler",
      "adamW",
      "addPositions",
      "attention",
      "compile",
      "describeStep",
      "differentiable",
      "embed",
      "gelu",
      "l2Normalise",
      "layerNorm",
      "linear",
      "linearOfData",
      "matMul",
      "oneHot",
      "openEngine",
      "patches",
      "quickGelu",
      "softmax",
    ]
  `);
  expect(Object.keys(await import("../../src/testing/index.ts")).toSorted()).toMatchInlineSnapshot(`
    [
      "buildStrategy",
      "describeDataStream",
      "describeDownstreamTask",
      "describeEvaluator",
      "describeGrowthDimension",
      "describeGrowthSpace",
      "describeGrowthTrigger",
      "describeModelFamily",
      "describeParameterInheritance",
      "describeReplayPolicy",
      "describeSearchStrategy",
      "describeSelection",
      "describeTrainingObjective",
      "describeTrialScheduler",
    ]
  `);
});

test.each(plugins.map(({ name }) => name))("espalier/plugins/%s exports its strategies", async (name) => {
  const { default: plugin, ...named } = (await import(`../../plugins/${name}/index.ts`)) as {
    readonly default: Plugin;
  };
  const exported = Object.values(named).flat();
  expect(new Set(exported)).toEqual(new Set(plugin.strategies));
  expect(exported).toHaveLength(plugin.strategies.length);
});

test("plug-ins are entry points of the package", async () => {
  const { default: own } = await import("espalier/plugins/growclip");
  expect(own).toBe(plugins.find(({ name }) => name === "growclip"));
});
