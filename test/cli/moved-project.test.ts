import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readRun } from "../../src/run/results/read-run.ts";
import { eventsOfType } from "../../src/run/log/history.ts";
import { emptyFolder, espalier, onlyRun, start } from "./espalier.ts";
import { hasRecorded } from "./events-of-run.ts";
import { errorIn } from "./printed.ts";

/** A project whose run was killed during its search, and the run's folder. */
async function interruptedProject(): Promise<{ readonly project: string; readonly run: string }> {
  const project = join(emptyFolder(), "project");
  mkdirSync(project);
  for (const file of ["experiment.json", "train.py"])
    copyFileSync(join("test/cases/script", file), join(project, file));
  const runs = join(project, "runs");
  const started = start("run", join(project, "experiment.json"), "--out", runs);
  while (!existsSync(runs)) await new Promise((resolve) => setTimeout(resolve, 20));
  await hasRecorded(runs, 6, started);
  started.child.kill("SIGKILL");
  await started.finished;
  return { project, run: onlyRun(runs) };
}

function outcomes(run: string): string[] {
  return eventsOfType(readRun(run).events, "trial-finished").map(({ status }) => status);
}

/** The script refuses the last of six candidates. */
const ALL = ["completed", "completed", "completed", "completed", "completed", "failed"];

test("a project that was moved with its runs goes on; a copy uses its own files", async () => {
  const { project } = await interruptedProject();
  const copy = `${project}-copy`;
  cpSync(project, copy, { recursive: true });
  rmSync(join(project, "train.py"));
  const copied = onlyRun(join(copy, "runs"));
  expect(await espalier("resume", copied)).toMatchObject({ code: 0 });
  expect(outcomes(copied)).toEqual(ALL);

  rmSync(project, { recursive: true });
  renameSync(copy, project);
  expect(await espalier("status", onlyRun(join(project, "runs")))).toMatchObject({ code: 0 });
}, 120_000);

test("a project that is gone is told of, records nothing, and --folder names another one", async () => {
  const { project, run } = await interruptedProject();
  const elsewhere = emptyFolder();
  const moved = join(elsewhere, "a", "b", "run");
  mkdirSync(join(elsewhere, "a", "b"), { recursive: true });
  renameSync(run, moved);
  const there = join(elsewhere, "project");
  renameSync(project, there);
  const before = readFileSync(join(moved, "events.jsonl"), "utf8");
  const lost = await espalier("resume", moved);
  expect(lost).toMatchObject({ code: 2 });
  expect(errorIn(lost.stderr)).toMatchInlineSnapshot(`
    "error ESPALIER_PROJECT_MISSING  The folder of the run's experiment file is neither TEMP/a nor TEMP/project.
      at      TEMP/a/b/run
      to do   Put the project back, or name its folder by --folder."
  `);
  expect(readFileSync(join(moved, "events.jsonl"), "utf8")).toBe(before);
  expect(await espalier("resume", moved, "--folder", there)).toMatchObject({ code: 0 });
  expect(outcomes(moved)).toEqual(ALL);
}, 120_000);

test.each([["folder of the script", (project: string) => rmSync(project, { recursive: true })]])(
  "a %s that is missing stops the run with no trial recorded",
  async (_, harm) => {
    const { project, run } = await interruptedProject();
    const kept = join(emptyFolder(), "run");
    cpSync(run, kept, { recursive: true });
    harm(project);
    const trials = outcomes(kept).length;
    const folder = emptyFolder();
    rmSync(folder, { recursive: true });
    const stopped = await espalier("resume", kept, "--folder", folder);
    expect(stopped.code, stopped.stderr).toBe(1);
    expect(outcomes(kept).length).toBe(trials);
    expect(readdirSync(kept)).not.toContain("run.lock");
  },
  120_000,
);
