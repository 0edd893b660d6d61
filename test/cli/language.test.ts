import { expect, test } from "vitest";
import { continualMatrix } from "../../src/evaluation/continual.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { hasNativeEngine } from "../required.ts";
import { emptyFolder, espalier, onlyRun } from "./espalier.ts";
import { errorIn } from "./printed.ts";

const FILE = "test/cases/language/experiment.json";

test("a whole run on texts: grows exactly, learns, and scores every step's texts beside its baselines", async () => {
  const out = emptyFolder();
  const run = await espalier("run", FILE, "--out", out, "--engine", "wasm");
  expect(run, run.stderr).toMatchObject({ code: 0 });
  const { state, events } = readRun(onlyRun(out));
  expect(state).toBe("finished");
  const inherited = events.filter((event) => event.type === "inherited");
  expect(inherited.slice(1).every(({ expansionChange }) => (expansionChange as number) < 1e-4)).toBe(true);

  const evaluations = events.flatMap((event) => (event.type === "evaluated" ? [event.scores] : []));
  const bits = continualMatrix(evaluations, "bits-per-byte").flat() as number[];
  expect(bits).toHaveLength(4);
  for (const value of bits) expect(value).toBeLessThan(8);
  expect(bits[3]).toBeLessThan(bits[1]!);
  const accuracy = continualMatrix(evaluations, "next-byte-accuracy");
  expect(accuracy.map((row) => row.map((value) => value !== undefined))).toEqual([
    [true, false],
    [true, true],
  ]);
  const last = evaluations.at(-1)!.find(({ name, ofStep }) => name === "bits-per-byte" && ofStep === 2);
  expect(Object.keys(last!.baselines)).toEqual(["order-3 counts", "compressor", "uniform"]);
  expect(run.stdout).toMatch(/^bits-per-byte \(bits per byte, lower is better\)( +\d\.\d{3}){5}/m);
  expect(run.stdout).toMatch(/^ {2}order-3 counts( +\d\.\d{3}){2}/m);
});

test("a folder that is not there is refused before anything trains", async () => {
  const run = await espalier("run", FILE, "--out", emptyFolder(), "--set", "/stream/folder=nowhere");
  expect(run.code).toBe(2);
  expect(errorIn(run.stderr)).toMatchInlineSnapshot(`
    "error ESPALIER_LANGUAGE_FOLDER  The folder "PROJECT/test/cases/language/nowhere" cannot be read.
      at      /stream/folder
      allowed a folder with .txt files
      to do   Correct the path. It is resolved from the experiment file's folder."
  `);
});

test("zero-cost proxies score its candidates", async () => {
  const out = emptyFolder();
  const proxies = ["grad-norm", "snip", "synflow", "jacob-cov", "naswot", "zico", "dss", "growth-gradient"];
  const run = await espalier(
    ...[
      "run",
      FILE,
      "--out",
      out,
      "--engine",
      "wasm",
      "--set",
      "/evaluation=[]",
      "--set",
      "/training/updates=1",
    ],
    ...["--set", `/search/evaluator=${JSON.stringify({ type: "zero-cost", proxies })}`],
    ...["--set", "/training/batchSize=8"],
  );
  expect(run, run.stderr).toMatchObject({ code: 0 });
  const trials = readRun(onlyRun(out)).events.filter((event) => event.type === "trial-finished");
  expect(trials).toHaveLength(6);
  for (const trial of trials) {
    expect(trial.status).toBe("completed");
    expect(Object.values(trial.measurements ?? {}).every(Number.isFinite)).toBe(true);
  }
});

test.skipIf(!hasNativeEngine())("the native engine computes training and scores as graphs", async () => {
  const run = await espalier(
    ...["run", FILE, "--out", emptyFolder(), "--engine", "native", "--mode", "graph"],
    ...["--set", "/stream/by=name", "--set", "/stream/steps=1"],
  );
  expect(run, run.stderr).toMatchObject({ code: 0 });
  expect(run.stdout + run.stderr).not.toContain("cannot be compiled");
  expect(run.stdout).toMatch(/^bits-per-byte/m);
});
