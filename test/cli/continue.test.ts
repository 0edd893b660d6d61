import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Event } from "../../src/run/log/events.ts";
import { eventsOfType, recordedSearches } from "../../src/run/log/history.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun, start } from "./espalier.ts";
import { childrenOf, gone } from "./processes.ts";

/** Two arrivals of squares; two candidates each train four updates, in one go or half by half. */
const TRAINING = [
  "/stream/steps=2",
  "/growth/inheritance/mode=anchor",
  "/search/trials=2",
  "/search/strategy=random",
  '/search/evaluator={"type":"proxy-training","updates":4}',
  "/training/weights=averaged",
];
const HALVES = [...TRAINING, "/search/scheduler=rungs"];

function command(out: string, sets: readonly string[], workers: number): string[] {
  const flags = ["--out", out, "--engine", "wasm", "--workers", String(workers)];
  return ["run", "test/cases/workers/experiment.json", ...flags, ...sets.flatMap((set) => ["--set", set])];
}

/** Runs the experiment to its end. @returns the folder of the run. */
async function runOf(sets: readonly string[], workers = 1): Promise<string> {
  const out = emptyFolder();
  const outcome = await espalier(...command(out, sets, workers));
  expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
  return onlyRun(out);
}

const halves = runOf(HALVES);

describe("a trial that goes on", () => {
  test("is worth what one training of the whole budget gives, to the last digit", async () => {
    const [whole, parts] = [readRun(await runOf(TRAINING)).events, readRun(await halves).events];
    const lossesOf = (events: readonly Event[]) =>
      recordedSearches(events).map(({ trials }) =>
        trials.map(({ budget, measurements }) => [budget, measurements["loss"]]),
      );
    expect(lossesOf(parts)).toEqual(lossesOf(whole));
  });

  test("starts from a checkpoint that its event names, and nothing of that is left after the search", async () => {
    const { events } = readRun(await halves);
    for (const { step, trial, budget, checkpoints } of eventsOfType(events, "trial-finished")) {
      expect(checkpoints?.map(({ file }) => file)).toEqual(
        budget < 1 ? [`step-${step}-trial-${trial}-update-2.safetensors`] : undefined,
      );
    }
    const files = readdirSync(join(await halves, "checkpoints"));
    expect(files.filter((file) => file.includes("trial"))).toEqual([]);
    expect(files).toContain("step-2.safetensors");
  });

  test("is worth the same with workers, and after kill -9 while it goes on", async () => {
    const out = emptyFolder();
    const { child, finished } = start(...command(out, HALVES, 2));
    while (!continuedIn(out) && child.exitCode === null) await setTimeout(5);
    const workers = childrenOf(child.pid as number);
    expect(child.kill("SIGKILL")).toBe(true);
    await finished;
    await gone(workers);
    const run = onlyRun(out);
    expect(readRun(run).events.at(-1)).not.toMatchObject({ type: "run-finished" });
    expect(await espalier("resume", run, "--engine", "wasm")).toMatchObject({ code: 0 });
    const resumed = readRun(run).events;
    expect(recordedSearches(resumed)).toEqual(recordedSearches(readRun(await halves).events));
    expect(resumed.at(-1)).toMatchObject({ type: "run-finished" });
  });
});

/** Whether a trial goes on already. */
function continuedIn(out: string): boolean {
  const [run] = readdirSync(out);
  const log = join(out, run ?? "", "events.jsonl");
  return existsSync(log) && readFileSync(log, "utf8").includes("trial-continued");
}
