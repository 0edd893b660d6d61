import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { eventsOfType } from "../../src/run/log/history.ts";
import { reproducibleEvents } from "../../src/run/log/reproducible-events.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun, start } from "./espalier.ts";
import { hasRecorded, recorded } from "./events-of-run.ts";

let once: Promise<string> | undefined;

/** A finished run of three growth steps in a second. */
function origin(): Promise<string> {
  return (once ??= runOrigin());
}

async function runOrigin(): Promise<string> {
  const out = emptyFolder();
  const { code, stderr } = await espalier(
    ...["run", "test/cases/shades/experiment.json", "--engine", "cpu", "--out", out],
  );
  expect(code, stderr).toBe(0);
  return onlyRun(out);
}

async function branched(...flags: readonly string[]) {
  const out = emptyFolder();
  const outcome = await espalier("branch", await origin(), "--engine", "cpu", "--out", out, ...flags);
  return { out, ...outcome };
}

/** What a run has computed, without its name. */
function computed(run: string) {
  return reproducibleEvents(readRun(run).events.filter(({ type }) => type !== "run-started"));
}

test("a branch without a change computes what the run itself has computed", async () => {
  const { code, stderr, out } = await branched("--after", "2");
  expect(code, stderr).toBe(0);
  const run = onlyRun(out);
  expect(computed(run)).toEqual(computed(await origin()));
  const [started] = eventsOfType(readRun(run).events, "run-started");
  expect(started!.branch).toEqual({ run: basename(await origin()), after: 2 });
  expect(basename(run)).not.toBe(basename(await origin()));
});

test("its changes begin after the growth step, also those of the search", async () => {
  const changes = ["--set", "/growth/inheritance=scratch", "--set", "/search/trials=4"];
  const { code, stderr, out } = await branched("--after", "2", ...changes);
  expect(code, stderr).toBe(0);
  const run = readRun(onlyRun(out));
  const before = readRun(await origin());
  const trials = ({ events }: typeof run) =>
    [1, 2, 3].map((step) => eventsOfType(events, "trial-finished").filter((one) => one.step === step).length);
  expect(trials(run).slice(0, 2)).toEqual(trials(before).slice(0, 2));
  expect(trials(run)[2]).toBe(4);
  const shares = eventsOfType(run.events, "inherited").map(({ inheritedShare }) => inheritedShare);
  expect(shares[1]).toBe(eventsOfType(before.events, "inherited")[1]!.inheritedShare);
  expect(shares[2]).toBe(0);
});

test("a branch that was killed goes on, without the run that it comes from", async () => {
  const out = emptyFolder();
  const copy = emptyFolder();
  const base = ["test/cases/shades/experiment.json", "--engine", "cpu", "--out", copy];
  expect((await espalier("run", ...base)).code).toBe(0);
  const from = onlyRun(copy);
  const steps = computed(from).findIndex((event) => event.type === "evaluated");
  const started = start("branch", from, "--after", "1", "--engine", "cpu", "--out", out);
  // Its folder appears whole, under another name before.
  while (!readdirSync(out).some((name) => name.startsWith("shades"))) await setTimeout(5);
  const run = (await hasRecorded(out, steps + 4, started))!;
  started.child.kill("SIGKILL");
  await started.finished;
  expect(recorded(run)).toBeGreaterThan(steps);
  const whole = computed(from);
  rmSync(from, { recursive: true });
  const resumed = await espalier("resume", run, "--engine", "cpu");
  expect(resumed.code, resumed.stderr).toBe(0);
  expect(computed(run)).toEqual(whole);
});

test("a growth step that the run has not finished is refused with those that it has", async () => {
  const { code, stderr } = await branched("--after", "4");
  expect(code).toBe(2);
  expect(stderr).toBe(`error ESPALIER_STEP_NOT_FINISHED  The run has not finished growth step 4.
  at      ${await origin()}
  allowed 1, 2, 3
  to do   Choose a finished growth step, or resume the run first.
`);
});

test("the experiment of a branch cannot be run without the other run", async () => {
  const file = join(emptyFolder(), "begun.json");
  const branch = { after: 1, log: "0".repeat(64) };
  writeFileSync(file, JSON.stringify({ extends: resolve("test/cases/shades/experiment.json"), branch }));
  const { code, stderr } = await espalier("run", file, "--engine", "cpu", "--out", emptyFolder());
  expect(code).toBe(2);
  expect(stderr).toContain("Use `espalier branch RUN --after STEP`");
});
