import { readdirSync, rmSync } from "node:fs";
import { expect, test } from "vitest";
import { Architecture } from "../../../src/architecture/architecture.ts";
import { Random } from "../../../src/random/random.ts";
import { type CheckpointReference, CheckpointStore } from "../../../src/run/store/checkpoint-store.ts";
import { measureTrial, type MeasuringRun } from "../../../src/run/search/measure-trial.ts";
import type { Candidate, Evaluator } from "../../../src/search/evaluator.ts";
import { filled } from "../../../src/tensor/parameter-tree.ts";
import { NoTrainer } from "../../../src/training/no-training.ts";
import type { TrainingCheckpoint } from "../../../src/training/trainer.ts";
import type { TrialTask } from "../../../src/run/trial-task.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const architecture = new Architecture({ depth: 1 });

/** Where a training of one number stands. */
function checkpoint(update: number, loss = 0.5): TrainingCheckpoint {
  const tree = new Map([["weight", filled([2], update)]]);
  const slots = { first: tree, second: tree, count: tree };
  return { update, loss, plan: {}, state: { architecture, parameters: tree, averages: tree, slots } };
}

/** Measures in a folder of its own. */
function bench(
  measure: (candidate: Candidate) => Promise<Record<string, number>>,
  folder = temporaryFolder(),
) {
  const evaluator: Evaluator = { measures: [], updates: 0, measure };
  const run = {
    random: new Random(1),
    search: { evaluator },
    checkpoints: new CheckpointStore(folder),
    trainer: new NoTrainer(),
  } as unknown as MeasuringRun;
  const task = { step: 2, architecture: architecture.toJSON(), parent: undefined, trial: 7 };
  const measureAt = (
    budget: number,
    previous: readonly CheckpointReference[] = [],
    models: Pick<Partial<TrialTask>, "parent" | "shared"> = {},
  ) => measureTrial(run, { ...task, ...models, budget, previous }, () => {});
  return { folder, measureAt };
}

test("what an evaluator keeps is given back when the trial goes on", async () => {
  const seen: (readonly TrainingCheckpoint[] | undefined)[] = [];
  const { folder, measureAt } = bench(async ({ previous, keep }) => {
    seen.push(previous);
    keep?.([checkpoint(1)]);
    keep?.([checkpoint(5), checkpoint(5, 0.25)]);
    return { loss: 1 };
  });
  const first = await measureAt(0.5);
  const files = first.checkpoints!.map(({ file }) => file);
  expect(files).toEqual(["step-2-trial-7-update-5.safetensors", "step-2-trial-7-update-5-2.safetensors"]);
  expect(readdirSync(folder).toSorted()).toEqual(files.toSorted());
  expect((await measureAt(1, first.checkpoints)).checkpoints, "at the full budget").toBeUndefined();
  expect(seen).toEqual([undefined, [checkpoint(5), checkpoint(5, 0.25)]]);
});

test("a failed trial keeps nothing; a lost checkpoint is no trial's fault", async () => {
  const { folder, measureAt } = bench(async ({ keep, previous }) => {
    keep?.([checkpoint(5)]);
    if (previous === undefined) throw new Error("diverged");
    return { loss: 1 };
  });
  expect(await measureAt(0.5)).toMatchObject({ status: "failed", failure: "diverged" });
  expect(readdirSync(folder)).toEqual([]);
  const lost = { file: "step-2-trial-7-update-5.safetensors", sha256: "0".repeat(64) };
  await expect(measureAt(1, [lost])).rejects.toMatchObject({ code: "ESPALIER_DAMAGED_CHECKPOINT" });
});

test("what is kept and makes no sense fails the trial; a disk that takes nothing ends the run", async () => {
  const nonsense = bench(async ({ keep }) => {
    keep?.([checkpoint(5, Number.NaN)]);
    return { loss: 1 };
  });
  expect(await nonsense.measureAt(0.5)).toMatchObject({ status: "failed" });
  const { folder, measureAt } = bench(async ({ keep }) => {
    keep?.([checkpoint(5)]);
    return { loss: 1 };
  });
  rmSync(folder, { recursive: true });
  await expect(measureAt(0.5)).rejects.toMatchObject({ code: "ESPALIER_CHECKPOINT_NOT_WRITTEN" });
});

test("a failure keeps where it was, whatever was thrown, and figures are plain", async () => {
  const failing = bench(async () => {
    throw new TypeError("no such layer");
  });
  const failed = await failing.measureAt(1);
  expect(failed).toMatchObject({ status: "failed", failure: "no such layer" });
  expect(failed.stack).toMatch(/^at .*measure-trial\.test\.ts:/);
  const nothing = await bench(() => Promise.reject(null)).measureAt(1);
  expect(nothing).toMatchObject({ status: "failed", failure: "it threw null" });
  expect(nothing).not.toHaveProperty("stack");
  const odd = { loss: 1, text: "1", nested: {}, call: () => 1 };
  const { measurements } = await bench(async () => odd as never).measureAt(1);
  expect(measurements).toEqual({ loss: 1, text: "1", nested: Number.NaN, call: Number.NaN });
});

test.each([
  [{ code: "ENOSPC", syscall: "write" }, "ends the run"],
  [{ code: "ENOSPC" }, "fails the trial"],
  [{ code: "ENOENT", syscall: "open" }, "fails the trial"],
])("a system error with %j %s", async (facts, effect) => {
  const measured = bench(() => Promise.reject(Object.assign(new Error("no"), facts))).measureAt(1);
  expect(await measured.then(({ status }) => status).catch(() => "ended")).toBe(
    effect === "ends the run" ? "ended" : "failed",
  );
});

test("a candidate has a parent after the first model, and a part of a shared training if there was one", async () => {
  const seen: (readonly boolean[])[] = [];
  const { measureAt } = bench(async ({ parent, shared }) => {
    seen.push([parent !== undefined, shared !== undefined]);
    return { loss: 1 };
  });
  const checkpointOf = (file: string) => ({ file, sha256: "0".repeat(64) });
  await measureAt(1);
  await measureAt(1, [], { parent: checkpointOf("parent.safetensors") });
  await measureAt(1, [], { shared: checkpointOf("shared.safetensors") });
  expect(seen).toEqual([
    [false, false],
    [true, false],
    [false, true],
  ]);
});
