import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder, espalier, onlyRun } from "./espalier.ts";

const SHADES = "test/cases/shades/experiment.json";
const LANGUAGE = "test/cases/language/experiment.json";
const means = (scores: object) => ["--set", `/scores=${JSON.stringify(scores)}`];
const quick = ["--engine", "cpu", "--set", "/training/updates=2", "--set", "/search/trials=1"];

test("a mean over tasks is reported by run and status, and changes nothing that is computed", async () => {
  const out = emptyFolder();
  const run = await espalier("run", SHADES, "--out", out, ...quick, ...means({ all: ["acc*"] }));
  expect(run.code, run.stderr).toBe(0);
  const row =
    /^mean over tasks +after step 1 +after step 2 +after step 3 +scores +chance .*\nall .* 1 +16\.7 %/m;
  expect(run.stdout).toMatch(row);
  const path = onlyRun(out);
  expect((await espalier("status", path)).stdout).toMatch(row);
  const { steps } = JSON.parse((await espalier("status", path, "--json")).stdout);
  const { value, baselines } = steps[2].scores[0];
  expect(steps[2].means).toEqual({ all: { value, baselines, direction: "maximize", of: ["accuracy"] } });

  const renamed = await espalier("run", SHADES, "--out", out, ...quick, ...means({ other: ["accuracy"] }));
  expect(renamed.stderr).toContain("has finished");
  expect(renamed.stdout).toMatch(/^other /m);
  expect(readdirSync(out)).toHaveLength(1);
});

test.each<[string, string, object, string]>([
  [
    "a pattern that matches nothing",
    SHADES,
    { all: ["acc*", "recall*"] },
    'No score of the experiment\'s tasks matches "recall*". Allowed: accuracy.',
  ],
  ["the name of a score", SHADES, { accuracy: ["*"] }, 'A task has a score of the name "accuracy".'],
  [
    "scores of different directions and units",
    LANGUAGE,
    { all: ["*"] },
    'cannot be averaged: "bits-per-byte" (minimize, bits per byte) and "next-byte-accuracy" (maximize, share)',
  ],
])("%s is refused before the run", async (_, file, scores, message) => {
  const { code, stderr } = await espalier("validate", file, ...means(scores));
  expect(code, stderr).toBe(2);
  expect(stderr).toContain(message);
});

test("unequal scores of a task that does not announce them are an error below the results", async () => {
  const folder = emptyFolder();
  mkdirSync(join(folder, "runs"));
  writeFileSync(join(folder, "silent.mjs"), SILENT);
  const file = join(folder, "silent.json");
  const extended = resolve(SHADES);
  const plugins = ["./silent.mjs", resolve("test/cases/shades/shades.ts")];
  writeFileSync(
    file,
    JSON.stringify({
      extends: extended,
      name: "silent",
      plugins,
      evaluation: ["silent"],
      scores: { all: ["*"] },
    }),
  );
  const run = await espalier("run", file, "--out", join(folder, "runs"), ...quick);
  expect(run.code, run.stderr).toBe(2);
  expect(run.stderr).toContain("ESPALIER_UNEQUAL_SCORES");
  expect(run.stdout).toMatch(/^bits \(bits\) /m);
});

/** A task that does not announce its scores. */
const SILENT = `
import { definePlugin, DownstreamTask, strategy } from "espalier";
import { Type } from "typebox";
const score = { value: 0.5, interval: [0.5, 0.5], count: 1, baselines: {} };
const silent = strategy(DownstreamTask, {
  type: "silent", summary: "Two scores.", options: Type.Object({}, { additionalProperties: false }), inject: [],
  create: () => ({
    needs: { outputs: [] },
    evaluate: async () => [{ ...score, name: "share" }, { ...score, name: "bits", unit: "bits" }],
  }),
});
export default definePlugin({ name: "silent", strategies: [silent] });
`;
