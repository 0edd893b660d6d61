import type { TrainingCheckpoint } from "espalier";
import { expect, it } from "vitest";
import { retry } from "../../../plugins/search/retry.ts";
import { build } from "../build.ts";
import { candidate, evaluatorOf } from "./candidate.ts";

/** Fails as often as it is told, in one of two ways. */
function failing(times: number, value?: number) {
  return evaluatorOf((one, time) => {
    one.keep?.([{ update: time, loss: 1 } as TrainingCheckpoint]);
    if (time >= times) return { loss: 1 };
    if (value === undefined) throw new Error(`time ${time}`);
    return { loss: value };
  });
}

it("tries again with other draws, and says how often", async () => {
  for (const value of [undefined, Number.NaN, Infinity]) {
    const { evaluator, asked } = failing(2, value);
    const patient = await build(retry, { evaluator, tries: 3 } as never);
    expect(await patient.measure(candidate)).toEqual({ loss: 1, retries: 2 });
    expect(new Set(asked.map(({ random }) => random.toString())).size).toBe(3);
    expect((await asked[2]!.inherit()).state).toEqual({ draw: "retry 2" });
    expect(patient.measures.map(({ measurement }) => measurement)).toEqual(["loss", "parameters", "retries"]);
  }
});

it("changes nothing for a candidate that can be measured", async () => {
  const { evaluator, asked } = failing(0);
  expect(await (await build(retry, { evaluator } as never)).measure(candidate)).toEqual({
    loss: 1,
    retries: 0,
  });
  expect(asked).toHaveLength(1);
  expect(asked[0]!.random.toString()).toBe(candidate.random.toString());
});

it("fails in the end, with all reasons", async () => {
  const { evaluator, asked } = failing(9);
  const failure = (await build(retry, { evaluator } as never)).measure(candidate);
  await expect(failure).rejects.toMatchObject({ message: "All 2 tries failed: time 0 time 1" });
  expect(asked).toHaveLength(2);
});

it("keeps what succeeded, and begins from nothing when it tries again", async () => {
  const { evaluator, asked } = failing(1);
  const patient = await build(retry, { evaluator } as never);
  let kept: readonly TrainingCheckpoint[] = [];
  const previous = [{ update: 5 } as TrainingCheckpoint];
  await patient.measure({ ...candidate, previous, keep: (checkpoints) => void (kept = checkpoints) });
  expect(kept).toMatchObject([{ update: 1 }]);
  expect(asked.map((one) => one.previous)).toEqual([previous, undefined]);
});
