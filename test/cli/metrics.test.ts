import { appendFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { reproducibleEvents } from "../../src/run/log/reproducible-events.ts";
import { eventsOfType } from "../../src/run/log/history.ts";
import { readMetrics } from "../../src/run/metrics/metrics-history.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun, start } from "./espalier.ts";

const UPDATES = 150;
const ARGUMENTS = [
  ...["experiments/tiny-scenes.json", "--set", `/training/updates=${UPDATES}`],
  ...["--set", "/training/checkpointEvery=25"],
];
const WASM = ["--engine", "wasm"];

let undisturbed: string;

beforeAll(async () => {
  const out = emptyFolder();
  const { code, stderr } = await espalier("run", ...ARGUMENTS, "--out", out, ...WASM);
  if (code !== 0) throw new Error(stderr);
  undisturbed = onlyRun(out);
});

/** The largest update of each growth step that has metrics. */
const lastUpdates = (run: string) => [
  ...new Map(readMetrics(run).map(({ step, update }) => [step, update])).entries(),
];

test("a run has metrics of each training, with the compute that the log has", () => {
  const lines = readMetrics(undisturbed);
  const trained = eventsOfType(readRun(undisturbed).events, "trained");
  let [examples, flops] = [0, 0];
  for (const { step, updates, compute } of trained) {
    examples += compute!.examples;
    flops += compute!.flops;
    const own = lines.filter((line) => line.step === step);
    expect(own.length).toBeGreaterThanOrEqual(100);
    expect(own[0]).toMatchObject({ update: 1, updates });
    expect(own.at(-1)).toMatchObject({ update: updates, examples, flops });
    for (const { gradientNorm, examplesPerSecond, learningRate } of own)
      for (const value of [gradientNorm, examplesPerSecond, learningRate]) expect(value).toBeGreaterThan(0);
  }
  expect(trained.map(({ step }) => step)).toEqual([1, 2]);
  expect(existsSync(join(undisturbed, "tensorboard"))).toBe(false);
});

test("killed while it trains, with damaged metrics, a run ends as if nothing had happened", async () => {
  const out = emptyFolder();
  const started = start("run", ...ARGUMENTS, "--out", out, ...WASM);
  const run = () => readdirSync(out).map((name) => join(out, name))[0] ?? "";
  while (readMetrics(run()).length < 60) await setTimeout(5);
  started.child.kill("SIGKILL");
  await started.finished;
  const before = readMetrics(run());
  expect(before.length).toBeLessThan(200);
  appendFileSync(join(run(), "metrics.jsonl"), '{"step":1,"upd');
  expect(await espalier("resume", run(), ...WASM, "--tensorboard")).toMatchObject({ code: 0 });
  expect(reproducibleEvents(readRun(run()).events)).toEqual(reproducibleEvents(readRun(undisturbed).events));
  expect(lastUpdates(run())).toEqual([
    [1, UPDATES],
    [2, UPDATES],
  ]);
  expect(readMetrics(run())[0]).toEqual(before[0]);
  expect(readdirSync(join(run(), "tensorboard"))).toEqual([
    expect.stringMatching(/^events\.out\.tfevents\./),
  ]);
});

test("a branch takes over the metrics of its first steps", async () => {
  const out = emptyFolder();
  const changes = ["--set", "/training/updates=100", "--set", "/machine/tensorboard=true"];
  const branched = await espalier("branch", undisturbed, "--after", "1", ...changes, ...WASM, "--out", out);
  expect(branched).toMatchObject({ code: 0 });
  const run = onlyRun(out);
  expect(lastUpdates(run)).toEqual([
    [1, UPDATES],
    [2, 100],
  ]);
  expect(readdirSync(join(run, "tensorboard"))).toHaveLength(1);
});

test("a run goes on where its metrics and TensorBoard's files cannot be written", async () => {
  const out = emptyFolder();
  const run = join(out, basename(undisturbed));
  mkdirSync(join(run, "metrics.jsonl"), { recursive: true });
  writeFileSync(join(run, "tensorboard"), "a file");
  const { code, stderr } = await espalier("run", ...ARGUMENTS, "--out", out, ...WASM, "--tensorboard");
  expect(code, stderr).toBe(0);
  expect(stderr).toContain("TensorBoard's files in");
  expect(reproducibleEvents(readRun(run).events)).toEqual(reproducibleEvents(readRun(undisturbed).events));
});
