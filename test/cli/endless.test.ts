import { expect, test } from "vitest";
import { eventsOfType } from "../../src/run/log/history.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalierApart, onlyRun, start } from "./espalier.ts";
import { hasRecorded } from "./events-of-run.ts";
import { childrenOf, gone } from "./processes.ts";

const ENDLESS = "test/cases/endless/experiment.json";

test.each([1, 2])("a time limit ends a trial that never returns, with %i worker(s)", async (workers) => {
  const out = emptyFolder();
  const flags = ["--out", out, "--workers", String(workers), "--set", "/search/timeLimit=2"];
  const { code, stderr } = await espalierApart("run", ENDLESS, ...flags);
  expect(code, stderr).toBe(0);
  const trials = eventsOfType(readRun(onlyRun(out)).events, "trial-finished");
  expect(trials.map(({ status, failure }) => failure ?? status)).toEqual([
    "completed",
    "completed",
    "ESPALIER_TRIAL_TOO_SLOW: The trial took longer than 2 s and was ended.",
    "completed",
  ]);
});

test("a worker in an endless loop ends with its main process", async () => {
  const out = emptyFolder();
  const started = start("run", ENDLESS, "--out", out, "--workers", "2");
  // Of the four trials the third one never ends; the fourth is held back behind it.
  await hasRecorded(out, 9, started);
  const workers = childrenOf(started.child.pid!);
  expect(workers.length).toBe(2);
  started.child.kill("SIGKILL");
  await started.finished;
  await gone(workers);
}, 60_000);
