import { Architecture, type SearchStrategy, type Strategy, type Trial } from "espalier";
import { describe, expect, it } from "vitest";
import { grid } from "../../../plugins/search/grid.ts";
import { random } from "../../../plugins/search/random.ts";
import { regularizedEvolution } from "../../../plugins/search/regularized-evolution.ts";
import thirdParty from "../../cases/third-party-strategy/simulated-annealing.ts";
import { build } from "../build.ts";
import { gridOf, numbers, requestOf, search, trial, type Truth } from "./history.ts";

/** A bowl; one region fails, another lacks the figure, a third has none that is finite. */
const rugged: Truth = (architecture) => {
  const [a = 0, b = 0, c = 0] = numbers(architecture);
  if ((a + b + c) % 7 === 3) return undefined;
  if ((a + b + c) % 7 === 4) return { accuracy: 0.5 };
  if ((a + b + c) % 7 === 5) return { loss: Number.NaN };
  return { loss: (a - 2) ** 2 + (b - 1) ** 2 + c };
};

const space = gridOf([5, 4, 6], ([a = 0, b = 0, c = 0]) => a + b + c <= 9);

const cases = [
  { name: "random", strategy: random, options: {} },
  { name: "random with repeats", strategy: random, options: { repeats: true }, repeats: true },
  {
    name: "a third party's simulated annealing",
    strategy: thirdParty.strategies[0] as Strategy<SearchStrategy>,
    options: {},
    repeats: true,
  },
  { name: "grid", strategy: grid, options: {} },
  { name: "grid in spread order", strategy: grid, options: { order: "spread" } },
  { name: "regularized evolution", strategy: regularizedEvolution, options: { population: 8 } },
  {
    name: "regularized evolution of values",
    strategy: regularizedEvolution,
    options: { population: 8, mutation: "value" },
  },
];

describe.each(cases)("$name", ({ strategy, options }) => {
  const run = async (trials: number, seed = 1, current?: Architecture) =>
    search({
      space,
      strategy: await build(strategy, options),
      truth: rugged,
      trials,
      seed,
      ...(current && { current }),
    });

  it("proposes the same for the same history and key", async () => {
    expect(await run(40)).toEqual(await run(40));
  });

  it("proposes inside the space", async () => {
    for (const { architecture } of await run(60)) expect(space.contains(architecture)).toBe(true);
  });

  it("goes on after an interruption at any trial as if there had been none", async () => {
    const whole = await run(40);
    for (const [number, expected] of whole.entries()) {
      const restored = whole.slice(0, number).map(restore);
      const proposal = (await build(strategy, options)).propose(requestOf(space, restored));
      expect(proposal?.architecture.hash).toBe(expected.architecture.hash);
      expect(proposal?.notes ?? {}).toEqual(expected.notes);
    }
  });

  it("goes by the direction of the objective", async () => {
    const built = await build(strategy, options);
    const gain = [{ measurement: "gain", direction: "maximize", unit: "" }] as const;
    const trials = await run(40);
    const turned = trials.map((one) => {
      const { loss } = one.measurements;
      return trial(one.number, one.architecture, {
        ...one,
        measurements: loss === undefined ? {} : { gain: 0 - loss },
      });
    });
    for (const length of [1, 10, 40]) {
      const proposal = built.propose(requestOf(space, turned.slice(0, length), 1, gain));
      expect(proposal).toEqual(built.propose(requestOf(space, trials.slice(0, length))));
    }
  });

  it("survives a history of failed and running trials alone", async () => {
    const built = await build(strategy, options);
    const architectures = [...space.enumerate()].slice(0, 30);
    for (const status of ["failed", "running"] as const) {
      const history = architectures.map((one, number) => trial(number, one, { status, budget: 0 }));
      const proposal = built.propose(requestOf(space, history));
      expect(space.contains(proposal!.architecture)).toBe(true);
    }
  });

  it("starts from the current architecture as trial 0", async () => {
    const current = space.smallest();
    const trials = await run(30, 1, current);
    expect(trials[0]!.architecture).toBe(current);
    expect(trials).toHaveLength(30);
  });
});

const withoutRepeats = cases.filter(({ repeats }) => repeats !== true);

describe.each(withoutRepeats)("$name", ({ strategy, options }) => {
  it("visits every architecture once, then has nothing left", async () => {
    const size = space.count()!;
    for (const current of [undefined, new Architecture({ a: 2, b: 2, c: 2 })]) {
      const built = await build(strategy, options);
      const trials = search({
        space,
        strategy: built,
        truth: rugged,
        trials: 10 * size,
        ...(current && { current }),
      });
      expect(trials).toHaveLength(size);
      expect(new Set(trials.map((one) => one.architecture.hash)).size).toBe(size);
    }
  });

  it("does not propose what is running", async () => {
    const all = [...space.enumerate()];
    const history = all.slice(1).map((one, number) => trial(number, one, { status: "running", budget: 0 }));
    const built = await build(strategy, options);
    expect(built.propose(requestOf(space, history))?.architecture.hash).toBe(all[0]!.hash);
    const full = [...history, trial(history.length, all[0]!, { status: "failed", budget: 0 })];
    expect(built.propose(requestOf(space, full))).toBeUndefined();
  });
});

/** The trial as it comes back from a log. */
function restore(one: Trial): Trial {
  const plain = JSON.parse(JSON.stringify({ ...one, measurements: { ...one.measurements } })) as Trial;
  const values = JSON.parse(JSON.stringify(one.architecture)) as Record<string, number>;
  const finite = Object.entries(plain.measurements).filter(([, value]) => value !== null);
  return {
    ...plain,
    architecture: new Architecture(values),
    measurements: Object.fromEntries(finite),
  };
}
