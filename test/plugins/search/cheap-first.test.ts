import type { Evaluator } from "espalier";
import { expect, it } from "vitest";
import { cheapFirst } from "../../../plugins/search/cheap-first.ts";
import { successiveHalving } from "../../../plugins/search/successive-halving.ts";
import { build } from "../build.ts";
import { candidate, evaluatorOf } from "./candidate.ts";
import { finishers, schedule } from "./schedule.ts";

/** A score and a cost without any training. */
const cheap: Evaluator = {
  measures: [
    { measurement: "score", direction: "maximize", unit: "", description: "A score." },
    { measurement: "parameters", direction: "minimize", unit: "parameters", description: "A cost." },
  ],
  updates: 0,
  measure: async ({ keep, previous }) => {
    expect([keep, previous]).toEqual([undefined, undefined]);
    return { score: 3, parameters: 7 };
  },
};

it("trains nothing at the first rung, and measures both above it", async () => {
  const { evaluator, asked } = evaluatorOf(() => ({ loss: 1, parameters: 7 }));
  const both = await build(cheapFirst, { cheap, evaluator } as never);
  expect(await both.measure({ ...candidate, budget: 0.2, keep: () => {} })).toEqual({
    score: 3,
    parameters: 7,
  });
  expect(asked).toEqual([]);
  expect(await both.measure(candidate)).toEqual({ loss: 1, score: 3, parameters: 7 });
  expect(both.measures.map(({ measurement }) => measurement)).toEqual(["loss", "parameters", "score"]);
  expect(both.updates).toBe(10);
});

it("with halving, trains the candidates alone that are Pareto-optimal in what is cheap", async () => {
  const scores = [1, 5, 4, 2, 9, 3];
  const parameters = [6, 5, 5, 1, 9, 9];
  const truth = (number: number, budget: number) => ({
    score: scores[number]!,
    parameters: parameters[number]!,
    ...(budget === 1 && { loss: number }),
  });
  const objectives = [
    { measurement: "loss", direction: "minimize", unit: "" },
    { measurement: "score", direction: "maximize", unit: "" },
    { measurement: "parameters", direction: "minimize", unit: "" },
  ] as const;
  const scheduler = await build(successiveHalving, { factor: 2, smallest: 0.5 });
  expect(finishers(schedule({ scheduler, count: 6, truth, objectives }).trials)).toEqual([1, 3, 4]);
});
