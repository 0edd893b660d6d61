import {
  type Architecture,
  hypervolume,
  type Objectives,
  pointOf,
  type SearchStrategy,
  type Strategy,
  type Trial,
} from "espalier";
import { describe, expect, it } from "vitest";
import { nsga2 } from "../../../plugins/search/nsga2.ts";
import { paretoEvolution } from "../../../plugins/search/pareto-evolution.ts";
import { paretoOrder } from "../../../src/search/pareto-order.ts";
import { random } from "../../../plugins/search/random.ts";
import { signTest } from "../../statistics.ts";
import { build } from "../build.ts";
import { gridOf, numbers, requestOf, trial } from "./history.ts";

const space = gridOf([10, 10, 10, 10, 10]);

const OBJECTIVES: Objectives = [
  { measurement: "loss", direction: "minimize", unit: "" },
  { measurement: "gain", direction: "maximize", unit: "" },
];

/** Distances from two corners: to get nearer to one is to get away from the other, unless dimension e is wrong. */
function measure(architecture: Architecture) {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = numbers(architecture);
  const wrong = 4 * Math.abs(e - 6);
  return { loss: a + b + c + d + wrong, gain: a + b - (9 - c) - (9 - d) - wrong };
}

interface Search {
  readonly trials: number;
  readonly seed?: number;
  readonly fields?: (architecture: Architecture, number: number) => Partial<Trial>;
}

function search(strategy: SearchStrategy, { trials, seed = 1, fields }: Search): Trial[] {
  const history: Trial[] = [];
  while (history.length < trials) {
    const { architecture, notes = {} } = strategy.propose(requestOf(space, history, seed, OBJECTIVES))!;
    const number = history.length;
    const measured = { measurements: measure(architecture), notes, ...fields?.(architecture, number) };
    history.push(trial(number, architecture, measured));
  }
  return history;
}

const volume = (trials: readonly Trial[]) =>
  hypervolume(
    trials.map((one) => pointOf(one, OBJECTIVES)),
    [60, 42],
  );

const strategies: { name: string; strategy: Strategy<SearchStrategy> }[] = [
  { name: "nsga2", strategy: nsga2 },
  { name: "pareto evolution", strategy: paretoEvolution },
];

describe.each(strategies)("$name", ({ strategy }) => {
  it("finds a better front than random search does", async () => {
    const rivals = { random: await build(random), own: await build(strategy) };
    const wins = Array.from({ length: 20 }, (_, seed) => {
      const own = volume(search(rivals.own, { trials: 100, seed }));
      return Math.sign(own - volume(search(rivals.random, { trials: 100, seed })));
    });
    const better = wins.filter((sign) => sign > 0).length;
    const worse = wins.filter((sign) => sign < 0).length;
    expect(signTest(better, better + worse)).toBeLessThan(0.01);
  });

  it("comes to keep the constraints", async () => {
    const violation = (architecture: Architecture) => Math.max(0, 12 - numbers(architecture)[3]! * 2);
    const trials = search(await build(strategy), {
      trials: 120,
      fields: (architecture) => (violation(architecture) > 0 ? { violation: violation(architecture) } : {}),
    });
    const feasible = (some: readonly Trial[]) => some.filter((one) => one.violation === undefined).length;
    expect(feasible(trials.slice(0, 20))).toBeLessThan(14);
    expect(feasible(trials.slice(-20))).toBeGreaterThan(16);
  });
});

describe("nsga2", () => {
  it("notes generations, each child's parents being among the best of those before", async () => {
    const trials = search(await build(nsga2, { population: 8 }), { trials: 40 });
    expect(trials.map(({ notes }) => notes["generation"])).toEqual(
      trials.map(({ number }) => Math.floor(number / 8)),
    );
    for (const { notes } of trials.slice(8, 16)) {
      const parents = paretoOrder(trials.slice(0, 8), OBJECTIVES).map(({ number }) => number);
      expect(parents).toContain(notes["parent"]);
      expect(notes["parent"]).not.toBe(parents.at(-1));
    }
  });

  it("makes children of values that their parents have, but for mutations", async () => {
    const trials = search(await build(nsga2, { population: 8, crossover: 1 }), { trials: 48 });
    const foreign = trials.slice(8).map(({ architecture, notes }) => {
      const parents = [notes["parent"], notes["otherParent"]].map((number) => trials[Number(number)]!);
      return [...space.dimensions.keys()].filter((name) =>
        parents.every((parent) => parent.architecture.get(name) !== architecture.get(name)),
      ).length;
    });
    const mean = foreign.reduce((sum, count) => sum + count, 0) / foreign.length;
    expect(mean).toBeGreaterThan(0.5);
    expect(mean).toBeLessThan(1.7);
  });

  it("replaces failed trials of a generation, and does not wait for running ones", async () => {
    const strategy = await build(nsga2, { population: 4 });
    const trials = search(strategy, { trials: 4 });
    const next = (history: readonly Trial[]) =>
      strategy.propose(requestOf(space, history, 1, OBJECTIVES))!.notes!["generation"];
    const failed = trial(3, trials[3]!.architecture, { status: "failed", budget: 0 });
    const running = trial(3, trials[3]!.architecture, { status: "running" });
    expect(next(trials)).toBe(1);
    expect(next(trials.with(3, failed))).toBe(0);
    expect(next(trials.with(3, running))).toBe(1);
    expect(next(trials.map((one) => trial(one.number, one.architecture, { status: "running" })))).toBe(0);
  });
});
