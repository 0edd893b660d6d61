import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun, start } from "./espalier.ts";
import { errorIn } from "./printed.ts";

const TOY = "test/cases/toy/experiment.json";
const SQUARES = "test/cases/squares/experiment.json";

test("a whole run: growth path and scores are printed, everything is recorded, a second start prints the results", async () => {
  const out = emptyFolder();
  const run = await espalier("run", TOY, "--out", out, "--engine", "wasm");
  expect(run, run.stderr).toMatchObject({ code: 0 });
  expect(run.stdout).toMatch(/^step +arrived +architecture +parameters +trials +loss \(min, nats\)$/m);
  expect(run.stdout).toMatch(/^\s*3 /m);
  expect(run.stdout).toMatch(/^score +after step 1 +after step 2 +after step 3$/m);
  expect(run.stdout).toMatch(/emoji-skin-tone\s+\d+\.\d %/);

  const { state, events, experiment } = readRun(onlyRun(out));
  expect(state).toBe("finished");
  expect(experiment.name).toBe("toy");
  expect(events.filter(({ type }) => type === "trained")).toHaveLength(3);
  expect(events.filter(({ type }) => type === "evaluated")).toHaveLength(3);
  const trials = events.filter((event) => event.type === "trial-finished");
  expect(trials).toHaveLength(9);
  expect(trials.every(({ status }) => status === "completed")).toBe(true);
  const inherited = events.filter((event) => event.type === "inherited");
  expect(inherited.slice(1).every(({ expansionChange }) => (expansionChange as number) < 1e-4)).toBe(true);

  expect(inherited[0]!.moment).toBeUndefined();
  for (const { parameters, inheritedShare, moment } of inherited.slice(1)) {
    const { lossBefore, lossAfter, inheritedGradient, newGradient } = moment!;
    expect(lossAfter).toBeCloseTo(lossBefore, 4);
    expect(inheritedGradient.entries + newGradient.entries).toBe(parameters);
    expect(inheritedGradient.entries / parameters).toBeCloseTo(inheritedShare, 9);
    expect(inheritedGradient.norm).toBeGreaterThan(0);
  }

  const again = await espalier("run", TOY, "--out", out);
  expect(again.code).toBe(0);
  const folder = onlyRun(out);
  expect(again.stderr).toBe(
    `${folder} has finished; --again starts another run. Its results:\n\n` +
      `Its page, for a browser: ${folder}/report.html\n`,
  );
  expect(again.stdout).toBe(run.stdout.slice(0, again.stdout.length));

  const trialsOutput = await espalier("trials", onlyRun(out), "--step", "2", "--json");
  expect(JSON.parse(trialsOutput.stdout)).toHaveLength(3);
  const status = await espalier("status", onlyRun(out));
  expect(status.stdout.split("\n")[0]).toBe("toy: finished, 53 events");
});

test("interrupted from the keyboard: exit code 130, the line that goes on, and it does", async () => {
  const out = emptyFolder();
  const { child, finished } = start("run", SQUARES, "--out", out, "--engine", "wasm");
  child.stderr?.on("data", (text) => {
    if (String(text).includes("chosen")) child.kill("SIGINT");
  });
  const interrupted = await finished;
  expect(interrupted, interrupted.stderr).toMatchObject({ code: 130 });
  const line = /espalier resume (\S+)/.exec(interrupted.stderr)?.[1] as string;
  expect(readRun(line).state).toBe("unfinished");

  const again = await espalier("run", SQUARES, "--out", out);
  expect(again.code).toBe(2);
  expect(errorIn(again.stderr)).toMatchInlineSnapshot(`
    "error ESPALIER_RUN_UNFINISHED  This experiment has an unfinished run.
      at      TEMP/squares-HASH
      to do   Continue it by \`espalier resume TEMP/squares-HASH\`, or start another one with --again."
  `);

  const resumed = await espalier("resume", line, "--engine", "wasm");
  expect(resumed, resumed.stderr).toMatchObject({ code: 0 });
  expect(readRun(line).state).toBe("finished");
});

test("checkpoints are safetensors files under open_clip's names", async () => {
  const out = emptyFolder();
  const run = await espalier("run", SQUARES, "--out", out, "--set", "/stream/steps=1", "--engine", "cpu");
  expect(run, run.stderr).toMatchObject({ code: 0 });
  const bytes = readFileSync(join(onlyRun(out), "checkpoints", "step-1.safetensors"));
  const header = JSON.parse(bytes.subarray(8, 8 + Number(bytes.readBigUInt64LE(0))).toString()) as object;
  expect(header).toHaveProperty(["visual.conv1.weight"]);
  expect(header).toHaveProperty(["transformer.resblocks.0.attn.in_proj_weight"]);
  expect(header).toHaveProperty(["average/logit_scale"]);
});

test("a diverging learning rate fails each trial with its update, the search goes on, and the run says what to do", async () => {
  const out = emptyFolder();
  const run = await espalier(
    ...["run", SQUARES, "--out", out, "--engine", "wasm", "--set", "/training/learningRate=1e38"],
  );
  expect(run.code).toBe(1);
  expect(errorIn(run.stderr)).toMatchInlineSnapshot(`
    "error ESPALIER_ALL_TRIALS_FAILED  All 3 trials of step 1 failed; the first one: ESPALIER_LOSS_NOT_FINITE: The loss was NaN at update 2, with a learning rate of 1.00e+38.
      at      step 1
      to do   Fix the reported causes (\`espalier trials RUN\` lists them), then start another run with --again. In this run failed trials stay failed."
  `);
  const trials = readRun(onlyRun(out)).events.filter((event) => event.type === "trial-finished");
  expect(trials).toHaveLength(3);
  expect(trials.every(({ failure }) => /^ESPALIER_LOSS_NOT_FINITE: .*update 2/.test(failure ?? ""))).toBe(
    true,
  );
});

test("two processes cannot work on one run", async () => {
  const out = emptyFolder();
  const endless = ["--set", "/training/updates=1000000"];
  const { child, finished } = start("run", SQUARES, "--out", out, "--engine", "wasm", ...endless);
  await new Promise<void>((recorded) => {
    child.stderr?.on("data", (text) => String(text).includes("trial 0") && recorded());
  });
  const second = await espalier("resume", onlyRun(out), "--engine", "wasm");
  expect(second.code).toBe(1);
  expect(errorIn(second.stderr).replaceAll(String(child.pid), "PID")).toMatchInlineSnapshot(`
    "error ESPALIER_RUN_IN_USE  Process PID is working on this run.
      at      TEMP/squares-HASH/run.lock
      to do   Wait for process PID to end, or end it."
  `);
  child.kill("SIGKILL");
  await finished;
});
