import type { TrainingCheckpoint } from "espalier";
import { expect, it } from "vitest";
import { repeat } from "../../../plugins/search/repeat.ts";
import { build } from "../build.ts";
import { candidate, evaluatorOf } from "./candidate.ts";

const checkpoint = (update: number) => ({ update, state: {}, plan: {}, loss: update }) as TrainingCheckpoint;

it("measures means and standard errors; what no seed changes stays as it is", async () => {
  const { evaluator } = evaluatorOf((_, time) => ({ loss: [1, 2, 6][time]!, parameters: 7 }));
  const repeated = await build(repeat, { evaluator } as never);
  const measured = await repeated.measure(candidate);
  expect(measured).toEqual({
    loss: 3,
    lossStandardError: expect.closeTo(Math.sqrt(7 / 3), 12),
    parameters: 7,
  });
  expect(repeated.measures.map(({ measurement, unit }) => [measurement, unit])).toEqual([
    ["loss", "nats"],
    ["parameters", "parameters"],
    ["lossStandardError", "nats"],
  ]);
  expect(repeated.updates).toBe(30);
});

it("draws batches and initial weights anew each time, the same for all candidates, the first as without it", async () => {
  const { evaluator, asked } = evaluatorOf(() => ({ loss: 1 }));
  const repeated = await build(repeat, { evaluator } as never);
  for (const depth of [1, 2])
    await repeated.measure({ ...candidate, architecture: candidate.architecture.with({ depth }) });
  const keys = asked.map(({ random }) => random.toString());
  expect(keys[0]).toBe(candidate.random.toString());
  expect(new Set(keys).size).toBe(3);
  expect(keys.slice(3)).toEqual(keys.slice(0, 3));
  const draws = await Promise.all(asked.slice(0, 3).map(async (one) => (await one.inherit()).state));
  expect(draws).toEqual([{ draw: undefined }, { draw: "repeat 1" }, { draw: "repeat 2" }]);
});

it("keeps the training of each time, and lets each go on with its own", async () => {
  const { evaluator, asked } = evaluatorOf((one, time) => {
    one.keep?.([checkpoint(time)]);
    return { loss: time };
  });
  const repeated = await build(repeat, { evaluator, times: 2 } as never);
  let kept: readonly TrainingCheckpoint[] = [];
  await repeated.measure({ ...candidate, budget: 0.5, keep: (checkpoints) => void (kept = checkpoints) });
  expect(kept).toEqual([checkpoint(0), checkpoint(1)]);
  await repeated.measure({ ...candidate, previous: kept });
  expect(asked.slice(2).map(({ previous }) => previous)).toEqual([[checkpoint(0)], [checkpoint(1)]]);
});

it("shows one training to whoever watches", async () => {
  const { evaluator } = evaluatorOf(({ onUpdate }) => {
    for (const update of [1, 2]) onUpdate?.({ update, updates: 2, loss: 1, learningRate: 1, batchSize: 1 });
    return { loss: 1 };
  });
  const repeated = await build(repeat, { evaluator } as never);
  const shown: string[] = [];
  await repeated.measure({
    ...candidate,
    onUpdate: ({ update, updates }) => shown.push(`${update} of ${updates}`),
  });
  expect(shown).toEqual(["1 of 6", "2 of 6", "3 of 6", "4 of 6", "5 of 6", "6 of 6"]);
});
