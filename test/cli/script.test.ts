import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { eventsOfType } from "../../src/run/log/history.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun, startGroup } from "./espalier.ts";
import { gone } from "./processes.ts";

const SCRIPT = "test/cases/script/experiment.json";

test("a command of the user's is searched by", async () => {
  const out = emptyFolder();
  const outcome = await espalier("run", SCRIPT, "--out", out, "--engine", "wasm");
  expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
  const { events } = readRun(onlyRun(out));
  const finished = eventsOfType(events, "trial-finished");
  expect(finished.map(({ measurements }) => measurements["accuracy"])).toEqual([
    0.15,
    0.3,
    0.45,
    0.6,
    0.75,
    undefined,
  ]);
  expect(finished[5]?.failure).toBe(
    "ESPALIER_SCRIPT_FAILED: The command ended with exit code 1; standard error ends: layers 6 / diverged.",
  );
  expect(eventsOfType(events, "selected")[0]).toMatchObject({ architecture: { layers: 5 } });
});

test.each([
  ["Ctrl-C", "SIGINT", 1],
  ["Ctrl-C, with workers,", "SIGINT", 2],
  ["a kill", "SIGKILL", 1],
] as const)("%s leaves no command behind", async (_, signal, workers) => {
  const folder = emptyFolder();
  const pids = join(folder, "pids");
  const command = `trap '' INT TERM; echo $$ >> ${pids}; sleep 1000 & echo $! >> ${pids}; wait`;
  const { child, finished } = startGroup(
    ...["run", SCRIPT, "--out", folder, "--engine", "wasm", "--workers", String(workers)],
    ...["--set", `/search/evaluator/command=${JSON.stringify(command)}`],
  );
  const started = () => (existsSync(pids) ? readFileSync(pids, "utf8").trim().split("\n").map(Number) : []);
  while (started().length < 2 * workers) await setTimeout(20);
  process.kill(-child.pid!, signal);
  await finished;
  await gone(started());
});
