import { Architecture, Evaluator, ModelFamily } from "espalier";
import { describeEvaluator, describeSearchStrategy } from "espalier/testing";
import { constraintFilter } from "../../../plugins/search/constraint-filter.ts";
import { grid } from "../../../plugins/search/grid.ts";
import { noRepeats } from "../../../plugins/search/no-repeats.ts";
import { random } from "../../../plugins/search/random.ts";
import { regularizedEvolution } from "../../../plugins/search/regularized-evolution.ts";
import { repeat } from "../../../plugins/search/repeat.ts";
import { retry } from "../../../plugins/search/retry.ts";
import thirdParty from "../../cases/workers/parts.ts";

/** Its parameters are the values that are numbers, its FLOPs are always 1. */
const family = {
  cost: ({ values }: Architecture) => ({
    parameters: Object.values(values).reduce<number>((sum, value) => sum + Number(value), 0),
    flops: 1,
  }),
};
const injected = [[ModelFamily, family]] as const;

const around = (type: string, options: object = {}) => ({
  options: { ...options, strategy: type },
  strategies: [random, grid, regularizedEvolution],
  injected,
  exhaustive: true,
});

describeSearchStrategy(noRepeats, [around("random"), around("regularized-evolution")]);

const bounds = { constraints: ["flops <= 1"] };
describeSearchStrategy(constraintFilter, [around("grid", bounds), around("regularized-evolution", bounds)]);

const widths = [8, 16].map((width) => new Architecture({ "text.width": width }));
const measuring = {
  options: { evaluator: { type: "moody", milliseconds: 1 } },
  strategies: thirdParty.strategies.filter(({ port }) => port === Evaluator),
  architectures: widths as [Architecture, Architecture],
  injected,
};

describeEvaluator(repeat, [measuring]);
describeEvaluator(retry, [measuring]);
