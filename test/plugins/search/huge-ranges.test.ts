import { type Dimension, linearConstraint, type Trial } from "espalier";
import { describe, expect, test } from "vitest";
import { grid } from "../../../plugins/search/grid.ts";
import { localSearch } from "../../../plugins/search/local-search.ts";
import { nsga2 } from "../../../plugins/search/nsga2.ts";
import { paretoEvolution } from "../../../plugins/search/pareto-evolution.ts";
import { random } from "../../../plugins/search/random.ts";
import { regularizedEvolution } from "../../../plugins/search/regularized-evolution.ts";
import { surrogate } from "../../../plugins/search/surrogate.ts";
import { tpe } from "../../../plugins/search/tpe.ts";
import { requestOf, simulateSearch } from "../../../src/testing/simulate-search.ts";
import { WatchedSpace } from "../../../src/testing/watched-space.ts";
import { build } from "../build.ts";

const most = Number.MAX_SAFE_INTEGER;
const huge: Dimension = { type: "integer", low: 1, high: most, step: 1 };
const mixed = new Map<string, Dimension>([
  ["a", huge],
  ["b", { ...huge, low: -most, high: 0, step: 2 - 1 }],
  ["c", { type: "categorical", values: ["x", "y"] }],
  ["d", { type: "integer", low: 0, high: 4, step: 1 }],
]);
const conditional = new Map<string, Dimension>([
  ...mixed,
  ["e", { ...huge, when: { a: { maximum: 2 ** 52 } } }],
  ["f", { ...huge, when: { c: ["x"] } }],
]);

const strategies = [
  [random, { repeats: true }],
  [random, {}],
  [grid, {}],
  [grid, { order: "spread" }],
  [regularizedEvolution, { population: 8 }],
  [regularizedEvolution, { population: 8, mutation: "value" }],
  [paretoEvolution, { population: 8, mutation: "value" }],
  [nsga2, { population: 8 }],
  [nsga2, { population: 8, mutation: "value" }],
  [tpe, {}],
  [localSearch, {}],
  [localSearch, { move: "best", neighbourhood: "value" }],
  [surrogate, {}],
] as const;

const named = strategies.map(([one, options]) => [one.definition.type, options, one] as const);

describe.each(named)("%s %o", (_, options, { definition }) => {
  test.each([
    ["free", mixed],
    ["conditional", conditional],
  ])("proposes from ranges of 2 ** 53 - 1 values: %s", async (__, dimensions) => {
    const strategy = await build({ definition } as typeof random, options);
    const space = new WatchedSpace("huge", dimensions, []);
    const proposed = simulateSearch({ strategy, space, trials: 40 }).map(({ proposal }) => proposal);
    expect(proposed.every((one) => one !== undefined && space.contains(one.architecture))).toBe(true);
    expect(new Set(proposed.map((one) => String(one?.architecture))).size).toBe(40);
  });

  test("proposes each of the few architectures that a linear constraint leaves of them", async () => {
    const strategy = await build({ definition } as typeof random, options);
    const factors = { a: 1, b: 1 };
    const sum = linearConstraint("a + b", { factors, minimum: 2 * most - 2, maximum: Infinity });
    const dimensions = new Map<string, Dimension>([
      ["a", huge],
      ["b", huge],
    ]);
    const space = new WatchedSpace("corner", dimensions, [sum]);
    const asked = simulateSearch({ strategy, space, trials: 60 });
    const proposed = asked.flatMap(({ proposal }) =>
      proposal === undefined ? [] : [String(proposal.architecture)],
    );
    expect(new Set(proposed).size).toBe(6);
  });
});

test.each([
  ["tpe", {}, tpe, 0.01],
  ["surrogate", {}, surrogate, 0.01],
  ["nsga2", { population: 10, mutation: "value" }, nsga2, 0.05],
])("%s %o comes near the best of a long range", async (_, options, { definition }, near) => {
  const strategy = await build({ definition } as typeof random, options);
  const space = new WatchedSpace("line", new Map([["x", { ...huge, high: 1e12 }]]), []);
  const trials: Trial[] = [];
  for (let number = 0; number < 60; number++) {
    const { architecture, notes = {} } = strategy.propose(requestOf({ space }, trials))!;
    const measurements = { loss: Math.abs(architecture.number("x") / 1e12 - 0.3) };
    trials.push({ number, architecture, status: "completed", budget: 1, measurements, notes });
  }
  expect(Math.min(...trials.map(({ measurements }) => measurements["loss"]!))).toBeLessThan(near);
});
