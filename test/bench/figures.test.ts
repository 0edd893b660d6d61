import { describe, expect, it } from "vitest";
import { breakEven, ratios } from "../../bench/engine/figures.ts";
import type { Result } from "../../bench/engine/race.ts";

function result(name: string, readySeconds: number, ...rounds: readonly (readonly number[])[]): Result {
  const stretches = rounds.map((milliseconds) => ({ milliseconds, tensors: 0, megabytes: 1 }));
  return { name, readySeconds, parameters: 1, versions: [], stretches };
}

describe("ratios", () => {
  const eager = result("PyTorch eager", 1, [20, 20, 90], [40], [60]);
  const fused = result("PyTorch eager, fused AdamW", 1, [30], [20], [50]);
  const ours = result("native graph", 1, [10], [10, 10, 80], [50]);

  it("compare rounds, so that a slow one is slow for both", () => {
    const [toEager, toFaster, toCompiled] = ratios(ours, [ours, eager, fused]);
    expect(toEager).toBe(2); // the middle of 20 / 10, 40 / 10, 60 / 50
    expect(toFaster).toBe(2); // of 20 / 10, 20 / 10, 50 / 50
    expect(toCompiled).toBeUndefined();
  });

  it("say nothing of the faster of two where one is missing", () => {
    expect(ratios(ours, [ours, eager])).toEqual([2, undefined, undefined]);
  });
});

describe("breakEven", () => {
  const eager = result("native eager", 0.1, [110]);

  it("counts the first step as part of being ready", () => {
    const graph = result("native graph", 1.1, [10]);
    const steps = breakEven(eager, graph) as number;
    expect(steps).toBe(11);
    const total = ({ readySeconds }: Result, milliseconds: number) =>
      1000 * readySeconds + (steps - 1) * milliseconds;
    expect(total(graph, 10)).toBeLessThanOrEqual(total(eager, 110));
  });

  it("is never where the other is no faster, and at once where it is ready sooner too", () => {
    expect(breakEven(eager, result("native graph", 1, [110]))).toBeUndefined();
    expect(breakEven(eager, result("native graph", 0.05, [10]))).toBe(1);
  });
});
