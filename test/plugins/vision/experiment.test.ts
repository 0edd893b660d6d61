import { expect, it } from "vitest";
import { continualMatrix } from "../../../src/evaluation/continual.ts";
import { readRun } from "../../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun } from "../../cli/espalier.ts";
import { hasNativeEngine } from "../../required.ts";
import { errorIn } from "../../cli/printed.ts";

const CASE = "test/cases/vision/experiment.json";

it("a whole run: the classifier grows exactly, and the matrix of arrivals is scored", async () => {
  const out = emptyFolder();
  const run = await espalier("run", CASE, "--out", out, "--engine", "wasm");
  expect(run, run.stderr).toMatchObject({ code: 0 });
  expect(run.stdout).toMatch(/^score +after step 1 .*after step 5$/m);
  expect(run.stdout).toMatch(/^score +value .*chance +majority +nearest neighbour$/m);

  const { state, events } = readRun(onlyRun(out));
  expect(state).toBe("finished");
  const inherited = events.filter((event) => event.type === "inherited");
  expect(inherited.slice(1).every(({ expansionChange }) => (expansionChange as number) < 1e-4)).toBe(true);
  const evaluations = events.flatMap((event) => (event.type === "evaluated" ? [event.scores] : []));
  expect(evaluations.map((scores) => scores.length)).toEqual([2, 3, 4, 5, 6]);
  expect(evaluations.map((scores) => scores[0]?.classes)).toEqual([2, 4, 6, 8, 10]);
  const matrix = continualMatrix(evaluations, "accuracy");
  for (const [after, row] of matrix.entries())
    expect(row.map((value) => value !== undefined)).toEqual(row.map((_, of) => of <= after));
  // Two digits are told apart after 40 updates; a guess would be right half the time.
  expect(matrix[0]?.[0]).toBeGreaterThan(0.8);
});

it("zero-cost proxies score its candidates", async () => {
  const out = emptyFolder();
  const proxies = ["grad-norm", "snip", "synflow", "zico", "naswot", "jacob-cov", "dss", "growth-gradient"];
  const run = await espalier(
    ...["run", CASE, "--out", out, "--engine", "wasm", "--set", "/training/updates=2"],
    ...["--set", "/search/selection=best"],
    ...["--set", `/search/evaluator={"type":"zero-cost","proxies":${JSON.stringify(proxies)}}`],
  );
  expect(run, run.stderr).toMatchObject({ code: 0 });
  const trials = readRun(onlyRun(out)).events.filter((event) => event.type === "trial-finished");
  expect(trials.length).toBeGreaterThan(5);
  for (const { status, failure } of trials) expect(status, failure).toBe("completed");
  expect(Object.keys(trials[0]?.measurements ?? {})).toEqual(expect.arrayContaining(["synflow", "naswot"]));
});

it.runIf(hasNativeEngine())("the native engine compiles its training step", async () => {
  const out = emptyFolder();
  const run = await espalier("run", CASE, "--out", out, "--engine", "native", "--set", "/training/updates=6");
  expect(run, run.stderr).toMatchObject({ code: 0 });
  expect(run.stderr).not.toContain("operation by operation");
});

it("a stream with more classes than the head has rows ends the run with what to do", async () => {
  const out = emptyFolder();
  const run = await espalier("run", CASE, "--out", out, "--engine", "wasm", "--set", "/model/classes=3");
  expect(run.code).toBe(2);
  expect(errorIn(run.stderr)).toMatchInlineSnapshot(`
    "error ESPALIER_VISION_TOO_MANY_CLASSES  By growth step 2, 4 classes have arrived; the head has 3 rows.
      at      /model/classes
      allowed at least 4
      to do   Set classes of the vision model to 4 or more."
  `);
});

it("the experiment that ships is valid", async () => {
  const { code, stdout, stderr } = await espalier("validate", "experiments/growing-classifier.json");
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(
    /^experiments\/growing-classifier\.json is valid: growing-classifier, [0-9a-f]{12}\n$/,
  );
});
