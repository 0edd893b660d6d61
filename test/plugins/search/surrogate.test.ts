import type { Architecture, Trial } from "espalier";
import { describe, expect, it } from "vitest";
import { encodingOf } from "../../../plugins/search/encoding.ts";
import { GaussianProcess } from "../../../plugins/search/gaussian-process.ts";
import { surrogate } from "../../../plugins/search/surrogate.ts";
import { build } from "../build.ts";
import { gridOf, numbers, requestOf, trial } from "./history.ts";

const space = gridOf([12, 12]);
const { axes } = encodingOf(space);
const sumOf = (architecture: Architecture) => numbers(architecture).reduce((sum, value) => sum + value, 0);

/** Trials all over the space, of which those near a corner are good. */
const history = Array.from({ length: 40 }, (_, number) => {
  const architecture = space.at((number * 89) % 144)!;
  return trial(number, architecture, { measurements: { loss: sumOf(architecture) } });
});

describe.each(["thompson", "expected-improvement"])("surrogate by %s", (acquisition) => {
  /** The mean sum of what is proposed after a history, under several keys. */
  async function meanAfter(trials: readonly Trial[], options = {}): Promise<number> {
    const strategy = await build(surrogate, { acquisition, ...options });
    const sums = Array.from({ length: 20 }, (_, seed) =>
      sumOf(strategy.propose(requestOf(space, trials, seed))!.architecture),
    );
    return sums.reduce((sum, one) => sum + one, 0) / sums.length;
  }

  it("is random until there are enough trials", async () => {
    const few = history.slice(0, 9);
    expect(await meanAfter(few)).toBeGreaterThan(8);
    expect(await meanAfter(few, { initial: 9 })).toBeLessThan(8);
  });

  it("proposes what is near good trials", async () => {
    expect(await meanAfter(history)).toBeLessThan(5);
  });

  it("keeps away from infeasible and failed trials", async () => {
    for (const fields of [
      { violation: 1, measurements: { loss: -1 } },
      { status: "failed", failure: "too small", budget: 0 },
    ] as const) {
      const spoilt = history.map((one) =>
        sumOf(one.architecture) < 9 ? trial(one.number, one.architecture, fields) : one,
      );
      expect(await meanAfter(spoilt)).toBeGreaterThan(7);
    }
  });

  it("takes a history of a thousand trials", async () => {
    const large = gridOf([10, 10, 10, 10]);
    const many = Array.from({ length: 1000 }, (_, number) => {
      const architecture = large.at(number * 7)!;
      return trial(number, architecture, { measurements: { loss: sumOf(architecture) } });
    });
    const strategy = await build(surrogate, { acquisition });
    expect(sumOf(strategy.propose(requestOf(large, many))!.architecture)).toBeLessThan(14);
  });
});

describe("the Gaussian process", () => {
  const at = (a: number, b: number) => Float64Array.of(a, b);
  const points = [at(0, 0), at(3, 9), at(6, 2), at(9, 6), at(11, 11), at(5, 5), at(1, 10), at(10, 1)];
  const model = new GaussianProcess(
    axes,
    points,
    Float64Array.from(points, ([a, b]) => a! + b! - 11),
  );

  it("is near its targets and sure of them, and further away less sure", () => {
    for (const [a, b] of points) {
      const { mean, deviation } = model.predict(at(a!, b!));
      expect(Math.abs(mean - (a! + b! - 11))).toBeLessThan(2);
      expect(deviation).toBeLessThan(model.predict(at(0, 11)).deviation);
    }
  });

  it("goes back to its mean without trials nearby", () => {
    const alone = new GaussianProcess(axes, [at(0, 0)], Float64Array.of(5));
    expect(alone.predict(at(11, 11)).mean).toBeLessThan(alone.predict(at(1, 1)).mean);
  });
});
