import { Architecture, Random, SearchSpace, type Trial } from "espalier";
import { describe, expect, it } from "vitest";
import { tpe } from "../../../plugins/search/tpe.ts";
import { build } from "../build.ts";
import { gridOf, numbers, requestOf, search, trial } from "./history.ts";

const space = gridOf([12, 12]);

/** Trials all over the space, of which those near a corner are good. */
const history = Array.from({ length: 40 }, (_, number) => {
  const architecture = space.at((number * 89) % 144)!;
  const [a = 0, b = 0] = numbers(architecture);
  return trial(number, architecture, { measurements: { loss: a + b } });
});

/** What is proposed after a history, under several keys. */
async function proposalsAfter(trials: readonly Trial[], options = {}): Promise<Architecture[]> {
  const strategy = await build(tpe, options);
  return Array.from(
    { length: 40 },
    (_, seed) => strategy.propose(requestOf(space, trials, seed))!.architecture,
  );
}

const meanOf = (architectures: readonly Architecture[]) =>
  architectures.flatMap(numbers).reduce((sum, value) => sum + value, 0) / (2 * architectures.length);

describe("tpe", () => {
  it("is random until there are enough trials", async () => {
    const few = history.slice(0, 9);
    expect(meanOf(await proposalsAfter(few))).toBeGreaterThan(4.5);
    expect(meanOf(await proposalsAfter(few, { initial: 9 }))).toBeLessThan(4.5);
  });

  it("proposes near good trials and away from bad ones", async () => {
    expect(meanOf(await proposalsAfter(history))).toBeLessThan(2.5);
  });

  it("keeps away from infeasible and failed trials, however good their neighbours", async () => {
    const spoil = (fields: Partial<Trial>) =>
      history.map((one) =>
        numbers(one.architecture)[0]! < 4 ? trial(one.number, one.architecture, fields) : one,
      );
    for (const fields of [
      { violation: 1, measurements: { loss: -1 } },
      { status: "failed", failure: "too deep", budget: 0 },
    ] as const) {
      const firsts = (await proposalsAfter(spoil(fields))).map((one) => numbers(one)[0]!);
      expect(firsts.filter((value) => value >= 4).length).toBeGreaterThan(30);
    }
  });

  it("goes to the smallest violation while nothing is feasible", async () => {
    const infeasible = history.map(({ number, architecture }) =>
      trial(number, architecture, {
        measurements: { loss: 1 },
        violation: 1 + numbers(architecture).reduce((sum, value) => sum + value, 0),
      }),
    );
    expect(meanOf(await proposalsAfter(infeasible))).toBeLessThan(2.5);
  });

  it("spreads what runs at the same time", async () => {
    const strategy = await build(tpe);
    const distances = (count: number) =>
      Array.from({ length: 30 }, (_, seed) => {
        const first = strategy.propose(requestOf(space, history, seed))!.architecture;
        const running = Array.from({ length: count }, (_, index) =>
          trial(history.length + index, first, { status: "running", budget: 1 }),
        );
        const key = new Random(seed).fork("next");
        const request = {
          ...requestOf(space, [...history, ...running], seed),
          random: key,
        };
        const next = strategy.propose(request)!.architecture;
        return numbers(next).reduce((sum, value, index) => sum + Math.abs(value - numbers(first)[index]!), 0);
      }).reduce((sum, distance) => sum + distance, 0);
    expect(distances(8)).toBeGreaterThan(distances(1));
  });

  it("learns from the largest budget with enough trials", async () => {
    const turned = history.map(({ number, architecture }) =>
      trial(number, architecture, {
        budget: number % 2 === 0 ? 1 : 0.25,
        measurements: {
          loss: (number % 2 === 0 ? 1 : -1) * numbers(architecture).reduce((sum, value) => sum + value, 0),
        },
      }),
    );
    expect(meanOf(await proposalsAfter(turned))).toBeLessThan(3.5);
  });

  it("passes over trials whose values the space no longer has, and dimensions with one value", async () => {
    const mixed = new SearchSpace(
      "mixed",
      new Map([
        ["kind", { type: "categorical", values: ["x", "y", "z"] }],
        ["one", { type: "categorical", values: [true] }],
      ]),
    );
    const trials = ["w", "x", "w"].map((kind, number) =>
      trial(number, new Architecture({ kind, one: true }), { measurements: { loss: number } }),
    );
    const strategy = await build(tpe, { initial: 1 });
    const found = search({ space: mixed, strategy, truth: () => ({ loss: 1 }), trials: 9 });
    expect(found).toHaveLength(3);
    expect(mixed.contains(strategy.propose(requestOf(mixed, trials))!.architecture)).toBe(true);
  });
});
