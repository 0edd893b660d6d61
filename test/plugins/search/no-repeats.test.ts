import type { Architecture, SearchStrategy } from "espalier";
import { expect, it } from "vitest";
import { grid } from "../../../plugins/search/grid.ts";
import { noRepeats } from "../../../plugins/search/no-repeats.ts";
import { random } from "../../../plugins/search/random.ts";
import { regularizedEvolution } from "../../../plugins/search/regularized-evolution.ts";
import { build } from "../build.ts";
import { gridOf, numbers, search } from "./history.ts";

const space = gridOf([4, 4, 4]);
/** A model is its three numbers, whatever their order: 20 models in 64 architectures. */
const unordered = {
  identity: (architecture: Architecture) =>
    numbers(architecture)
      .toSorted((one, other) => one - other)
      .join(" "),
};
const truth = (architecture: Architecture) => ({
  loss: numbers(architecture).reduce((sum, one) => sum + one, 0),
});

const wrap = (strategy: SearchStrategy, family: object, options = {}) =>
  build(noRepeats, { strategy, ...options } as never, [family]);

it("proposes each model once, whatever strategy it is around, and ends when none is left", async () => {
  for (const inner of [random, grid, regularizedEvolution]) {
    const strategy = await wrap(await build(inner), unordered);
    const models = search({ space, strategy, truth, trials: 100 }).map((one) =>
      unordered.identity(one.architecture),
    );
    expect(new Set(models).size).toBe(models.length);
    expect(models).toHaveLength(20);
  }
});

it("changes nothing where nothing comes twice", async () => {
  const inner = await build(grid, { order: "spread" });
  const wrapped = search({ space, strategy: await wrap(inner, {}), truth, trials: 100 });
  expect(wrapped).toEqual(search({ space, strategy: inner, truth, trials: 100 }));
});

it("keeps architectures apart by their values where the family does not say more", async () => {
  const strategy = await wrap(await build(random, { repeats: true }), {}, { tries: 1000 });
  const hashes = search({ space, strategy, truth, trials: 60 }).map((one) => one.architecture.hash);
  expect(hashes).toHaveLength(60);
  expect(new Set(hashes).size).toBe(60);
});

it("gives up after some tries", async () => {
  let asked = 0;
  const stubborn: SearchStrategy = {
    propose: () => {
      asked++;
      return { architecture: space.at(0)! };
    },
  };
  const strategy = await wrap(stubborn, {}, { tries: 7 });
  expect(search({ space, strategy, truth, trials: 5 })).toHaveLength(1);
  expect(asked).toBe(1 + 7);
});
