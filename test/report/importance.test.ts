import { describe, expect, it } from "vitest";
import { Random } from "../../src/random/random.ts";
import { importances } from "../../src/report/view/importance.ts";

/** Trials with a wide dimension that decides, one of two values, one without influence, and one that never varies. */
function trialsOf(count: number) {
  return Array.from({ length: count }, (_, trial) => {
    const [width, kind, noise] = new Random("importance").fork(trial).uniforms(3) as unknown as [
      number,
      number,
      number,
    ];
    const values = {
      noise: Math.floor(4 * noise),
      kind: kind < 0.5 ? "plain" : "gated",
      width: Math.floor(1000 * width),
      fixed: 1,
    };
    return { values, objective: 3 * width + (kind < 0.5 ? 0.8 : 0) + 0.01 * noise };
  });
}

describe("the importance of dimensions", () => {
  it("orders them by the variance that each explains, without those that do not vary", () => {
    const found = importances(trialsOf(300));
    expect(found.map(({ dimension }) => dimension)).toEqual(["width", "kind", "noise"]);
    expect(found[0]!.share).toBeGreaterThan(0.7);
    expect(found[1]!.share).toBeGreaterThan(0.05);
    expect(found[2]!.share).toBeLessThan(0.03);
  });

  it("is not decided by a diverged trial", () => {
    const trials = trialsOf(300);
    const diverged = trials.with(7, { ...trials[7]!, objective: 1e30 });
    const [first, again] = [importances(trials)[0]!, importances(diverged)[0]!];
    expect(again.share).toBeCloseTo(first.share!, 1);
  });

  it("is unknown for fewer than 20 trials, or 4 per value", () => {
    expect(importances(trialsOf(19)).map(({ share }) => share)).toEqual([null, null, null]);
    const values = Array.from({ length: 30 }, (_, trial) => ({
      values: { name: `kind ${trial % 8}`, pair: trial % 2 },
      objective: trial,
    }));
    expect(new Map(importances(values).map(({ dimension, share }) => [dimension, share === null]))).toEqual(
      new Map([
        ["pair", false],
        ["name", true],
      ]),
    );
  });

  it("counts the absence of a conditional dimension as a value", () => {
    const trials = Array.from({ length: 40 }, (_, trial) => ({
      values: trial % 2 === 0 ? { heads: 4 } : {},
      objective: trial % 2 === 0 ? trial : 100 + trial,
    }));
    expect(importances(trials)[0]!.share).toBeGreaterThan(0.7);
  });
});
