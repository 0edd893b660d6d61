import { expect, test } from "vitest";
import { eventsOfType, recordedSearches } from "../../src/run/log/history.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import type { Trial } from "../../src/search/trial.ts";
import { emptyFolder, espalier, onlyRun } from "./espalier.ts";

async function eventsWith(name: string) {
  const out = emptyFolder();
  const flags = ["--out", out, "--engine", "wasm"];
  const run = await espalier("run", `test/cases/wrappers/${name}.json`, ...flags);
  expect(run, run.stderr).toMatchObject({ code: 0 });
  return readRun(onlyRun(out)).events;
}

async function trialsOf(name: string): Promise<readonly Trial[]> {
  return recordedSearches(await eventsWith(name))[0]?.trials ?? [];
}

test("no-repeats: no candidate comes twice, though the strategy repeats itself", async () => {
  const hashes = (await trialsOf("no-repeats")).map(({ architecture }) => architecture.hash);
  expect(hashes).toHaveLength(6);
  expect(new Set(hashes).size).toBe(6);
});

test("constraint-filter, inside another wrapper: all candidates keep the bounds", async () => {
  const trials = await trialsOf("constraint-filter");
  expect(trials).toHaveLength(6);
  for (const { measurements } of trials) expect(measurements["parameters"]).toBeLessThanOrEqual(8600);
});

test("cheap-first: the losses of two candidates are known, the costs of all", async () => {
  const trials = await trialsOf("cheap-first");
  expect(trials.map(({ measurements }) => Object.keys(measurements).length >= 2)).toEqual(
    Array(6).fill(true),
  );
  const trained = trials.filter(({ measurements }) => measurements["loss"] !== undefined);
  expect(trained.map(({ budget }) => budget.toFixed(2)).toSorted()).toEqual(["0.33", "1.00"]);
});

test("repeat inside retry: means and errors, and checkpoints of both trainings", async () => {
  const finished = eventsOfType(await eventsWith("repeat"), "trial-finished");
  const names = [
    "flops",
    "loss",
    "lossStandardError",
    "parameters",
    "retries",
    "trainingLoss",
    "trainingLossStandardError",
  ];
  for (const { measurements } of finished) expect(Object.keys(measurements).toSorted()).toEqual(names);
  expect(finished.map(({ trial, budget, checkpoints }) => [trial, budget, checkpoints?.length])).toEqual([
    [0, 0.5, 2],
    [1, 0.5, 2],
    [expect.any(Number), 1, undefined],
  ]);
  expect(finished[0]?.checkpoints?.map(({ file }) => file)).toEqual([
    "step-1-trial-0-update-2.safetensors",
    "step-1-trial-0-update-2-2.safetensors",
  ]);
});
