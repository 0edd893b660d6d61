import { expect, test } from "vitest";
import { continualMatrix } from "../../src/evaluation/continual.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun } from "./espalier.ts";

test("a whole run on scenes: all tasks, seen and held out apart, and the matrix of steps", async () => {
  const out = emptyFolder();
  const run = await espalier("run", "test/cases/scenes/experiment.json", "--out", out, "--engine", "wasm");
  expect(run, run.stderr).toMatchObject({ code: 0 });
  const evaluations = readRun(onlyRun(out)).events.flatMap((event) =>
    event.type === "evaluated" ? [event.scores] : [],
  );
  expect(evaluations).toHaveLength(5);
  const headlines = evaluations.map((scores) => scores.filter(({ ofStep }) => ofStep === undefined));
  expect(headlines.map(({ length }) => length)).toEqual([6, 12, 20, 24, 24]);
  expect(headlines.flat().every(({ name }) => /\((seen|held-out)\)$/.test(name))).toBe(true);
  for (const tag of ["seen", "held-out"]) {
    const matrix = continualMatrix(evaluations, `image-to-text (${tag}) recall@10`);
    expect(matrix.flat().every((value) => value !== undefined && value > 0)).toBe(true);
  }
  expect(run.stdout).toMatch(/scenes-binding \(held-out\).*50\.0 %/);
  expect(run.stdout).toMatch(/score\s+value.*chance\s+bag of colours/);
});
