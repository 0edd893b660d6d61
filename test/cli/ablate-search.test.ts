import { join } from "node:path";
import { expect, test } from "vitest";
import { readRun } from "../../src/run/results/read-run.ts";
import { espalier } from "./espalier.ts";
import { writtenExperiment } from "./written-experiment.ts";

/** An ablation of a search in a table of twelve networks: there is no model and no task. */
function written(more: object = {}): readonly string[] {
  const { file, out } = writtenExperiment("tabular", "strategies", {
    search: { strategy: "random", scheduler: "full", trials: 3 },
    ablation: { arms: { all: { search: { strategy: "grid", trials: 10 } } }, seeds: [1, 2], ...more },
  });
  return ["ablate", file, "--out", out];
}

test("without tasks, arms are compared by the objectives of the chosen trial", async () => {
  const { code, stdout, stderr } = await espalier(...written({ scores: ["accuracy"] }));
  expect(code, stderr).toBe(0);
  expect(stdout.replaceAll(/ +\d+\.\d$/gm, "").replaceAll(/^.*\.ablation$/gm, "")).toMatchInlineSnapshot(`
    "arm       runs    accuracy       minutes
    baseline  2 of 2  0.655 ± 0.064
    all       2 of 2  0.800 ± 0.000

    contrast        score     seeds  difference  95 % interval     effect     p  p (Holm)
    all - baseline  accuracy      2      +0.145  -0.427 to +0.717    2.28  0.50      0.50

    all and baseline: no difference seen (+0.145, 95 % interval -0.427 to +0.717); one larger than 0.717 is excluded.


    "
  `);
});

test("a misspelt objective is refused before anything runs", async () => {
  const { code, stderr } = await espalier(...written({ scores: ["acuracy"] }));
  expect(code).toBe(2);
  expect(stderr).toContain('No run has a score "acuracy". Allowed: accuracy.');
});

interface RateRun {
  readonly run: string;
  readonly scores: { readonly "search-validation loss": { readonly value: number } };
}

test("without tasks, trained models are compared by the search-validation loss after the last update", async () => {
  const { file, out } = writtenExperiment("shades", "rates", {
    machine: { engine: "cpu" },
    growth: { trigger: "never" },
    training: { updates: 6 },
    evaluation: [],
    ablation: {
      grid: { "/training/learningRate": [0.0001, 0.01] },
      seeds: [1, 2],
      scores: ["search-validation loss"],
    },
  });
  const { code, stdout, stderr } = await espalier("ablate", file, "--out", out, "--json");
  expect(code, stderr).toBe(0);
  const cells = (JSON.parse(stdout) as { runs: readonly RateRun[] }).runs;
  expect(cells).toHaveLength(6);
  for (const { run, scores } of cells) {
    const last = readRun(join(out, run)).events.findLast(({ type }) => type === "validated");
    expect(last).toMatchObject({ step: 3, update: 6, loss: scores["search-validation loss"].value });
  }
});
