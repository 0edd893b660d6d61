import { type Architecture, Random, type Trial } from "espalier";
import { describe, expect, it } from "vitest";
import { regularizedEvolution } from "../../../plugins/search/regularized-evolution.ts";
import { build } from "../build.ts";
import { gridOf, numbers, requestOf, search, trial } from "./history.ts";

const space = gridOf([10, 10, 10, 10]);

const distance = (target: readonly number[]) => (architecture: Architecture) => ({
  loss: numbers(architecture).reduce((sum, value, index) => sum + (value - target[index]!) ** 2, 0),
});

describe("regularized evolution", () => {
  it("is random while its first population is not complete", async () => {
    const trials = search({
      space,
      strategy: await build(regularizedEvolution, { population: 6 }),
      truth: distance([1, 2, 3, 4]),
      trials: 20,
    });
    expect(trials.slice(0, 6).every((one) => one.notes["parent"] === undefined)).toBe(true);
    expect(trials.slice(6).every((one) => typeof one.notes["parent"] === "number")).toBe(true);
  });

  it("mutates one dimension of a living parent", async () => {
    for (const mutation of ["neighbour", "value"]) {
      const trials = search({
        space,
        strategy: await build(regularizedEvolution, { population: 6, mutation }),
        truth: distance([1, 2, 3, 4]),
        trials: 25,
      });
      const changes = trials.slice(6).map((child) => {
        const parent = trials[child.notes["parent"] as number]!;
        expect(parent.number).toBeGreaterThanOrEqual(child.number - 6);
        return parent.architecture.difference(child.architecture);
      });
      // Where a parent has no new mutant left, its mutant is mutated again.
      const single = changes.filter((one) => one.length === 1);
      expect(single.length).toBeGreaterThan(changes.length / 2);
      const moves = single.map(([change]) => Math.abs(Number(change!.to) - Number(change!.from)));
      if (mutation === "neighbour") expect(Math.max(...moves)).toBeLessThanOrEqual(3);
    }
  });

  it("lets the oldest die, however good", async () => {
    const strategy = await build(regularizedEvolution, { population: 5, sample: 50 });
    const truth = distance([5, 5, 5, 5]);
    const architectures = Array.from({ length: 20 }, (_, index) => space.sample(new Random(9).fork(index)));
    const history: Trial[] = architectures.map((one, number) =>
      trial(number, one, { measurements: truth(one) }),
    );
    history[14] = trial(14, history[14]!.architecture, { measurements: { loss: -100 } });
    history[15] = trial(15, history[15]!.architecture, { measurements: { loss: -50 } });
    const parentAfter = (count: number) =>
      strategy.propose(requestOf(space, history.slice(0, count)))?.notes?.["parent"];
    expect(parentAfter(16)).toBe(15 - 1);
    expect(parentAfter(19)).toBe(14);
    expect(parentAfter(20)).toBe(15);
  });

  it("replaces failed trials in the population and waits for running ones", async () => {
    const strategy = await build(regularizedEvolution, { population: 4, sample: 50 });
    const [one, two, three, four, five] = [...space.enumerate()] as [
      Architecture,
      Architecture,
      Architecture,
      Architecture,
      Architecture,
    ];
    const history = [
      trial(0, one, { measurements: { loss: 3 } }),
      trial(1, two, { status: "failed", budget: 0 }),
      trial(2, three, { status: "running", budget: 0 }),
      trial(3, four, { measurements: { loss: 2 } }),
    ];
    expect(strategy.propose(requestOf(space, history))?.notes).toBeUndefined();
    const complete = [...history, trial(4, five, { status: "running", budget: 0 })];
    expect(strategy.propose(requestOf(space, complete))?.notes).toEqual({ parent: 3 });
  });
});
