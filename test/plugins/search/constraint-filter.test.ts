import { type Architecture, type SearchStrategy, SearchSpace } from "espalier";
import { expect, it } from "vitest";
import { constraintFilter } from "../../../plugins/search/constraint-filter.ts";
import { grid } from "../../../plugins/search/grid.ts";
import { random } from "../../../plugins/search/random.ts";
import { build } from "../build.ts";
import { gridOf, numbers, requestOf, search } from "./history.ts";

const space = gridOf([5, 5]);
const sum = (architecture: Architecture) => numbers(architecture).reduce((total, one) => total + one, 0);
const family = { cost: (architecture: Architecture) => ({ parameters: sum(architecture), flops: 1 }) };
const truth = (architecture: Architecture) => ({ loss: sum(architecture) });

const wrap = (strategy: SearchStrategy, constraints: readonly string[], options = {}) =>
  build(constraintFilter, { strategy, constraints, ...options } as never, [family]);

it("proposes what keeps all bounds on cost and dimensions, and nothing else", async () => {
  for (const inner of [random, grid]) {
    const strategy = await wrap(await build(inner), ["parameters <= 3", "a >= 1"]);
    const found = search({ space, strategy, truth, trials: 100 }).map((one) =>
      numbers(one.architecture).join(" "),
    );
    expect(found.toSorted()).toEqual(["1 0", "1 1", "1 2", "2 0", "2 1", "3 0"]);
  }
});

it("asks the family for no cost where no bound is on one", async () => {
  const strategy = await build(
    constraintFilter,
    { strategy: await build(grid), constraints: ["a >= 4"] } as never,
    [{}],
  );
  expect(search({ space, strategy, truth, trials: 100 })).toHaveLength(5);
});

it("says so where no candidate keeps the bounds, after some tries", async () => {
  const propose = async (constraints: readonly string[], options = {}) => {
    const strategy = await wrap(await build(random), constraints, options);
    return () => strategy.propose(requestOf(space, []));
  };
  expect(await propose(["parameters <= -1"], { tries: 9 })).toThrow(
    "None of 9 candidates satisfies parameters <= -1. The first one: ",
  );
  expect(await propose(["parameters <= -1"])).toThrow("None of 25 candidates satisfies");
});

it("names what cannot be bounded before a candidate is measured", async () => {
  const mixed = new SearchSpace(
    "mixed",
    new Map([["cell", { type: "categorical", values: ["conv", "pool"] }]]),
  );
  const propose = async (constraint: string) => {
    const strategy = await wrap(await build(random), [constraint]);
    return () => strategy.propose(requestOf(mixed, []));
  };
  expect(await propose("loss <= 3")).toThrow('"loss" is neither a cost nor a numeric dimension.');
  expect(await propose("cell <= 3")).toThrow('"cell" is neither');
});
