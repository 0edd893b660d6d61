import { appendFileSync, cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun, start } from "./espalier.ts";
import { hasRecorded } from "./events-of-run.ts";
import { errorIn } from "./printed.ts";

test("a run goes on with the plug-ins that it began with, and with others if that is asked for", async () => {
  const project = join(emptyFolder(), "project");
  cpSync("test/cases/endless", project, { recursive: true });
  const out = emptyFolder();
  const started = start("run", join(project, "experiment.json"), "--out", out);
  const run = (await hasRecorded(out, 6, started)) as string;
  started.child.kill("SIGKILL");
  await started.finished;
  expect(Object.keys(readRun(run).environments[0]!.plugins.files)).toEqual(["endless.ts"]);

  appendFileSync(join(project, "endless.ts"), "\n// changed\n");
  const before = readFileSync(join(run, "events.jsonl"), "utf8");
  const refused = await espalier("resume", onlyRun(out));
  expect(refused.code).toBe(2);
  expect(errorIn(refused.stderr)).toMatchInlineSnapshot(`
    "error ESPALIER_PLUGINS_CHANGED  The code of the run's plug-ins is not what the run was last worked on with: endless.ts has changed.
      at      TEMP/endless-HASH
      to do   Restore the code, or go on with --changed-plugins: earlier events stay as the old code made them."
  `);
  expect(readFileSync(join(run, "events.jsonl"), "utf8")).toBe(before);

  const resumed = start("resume", run, "--changed-plugins");
  await hasRecorded(out, before.split("\n").length, resumed);
  resumed.child.kill("SIGKILL");
  await resumed.finished;
  expect(readRun(run).environments.length).toBe(2);
});
