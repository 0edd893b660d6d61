import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { recordedSearches } from "../../src/run/log/history.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun } from "./espalier.ts";
import { errorIn } from "./printed.ts";

const CONDITIONAL = "test/cases/conditional/experiment.json";

test("a model that dimensions without a meaning leave alone is one architecture", async () => {
  const plan = await espalier("plan", CONDITIONAL, "--json");
  expect(JSON.parse(plan.stdout)).toMatchObject({ architectures: 9 });
  const out = emptyFolder();
  const run = await espalier("run", CONDITIONAL, "--out", out, "--engine", "cpu");
  expect(run, run.stderr).toMatchObject({ code: 0 });
  const [search] = recordedSearches(readRun(onlyRun(out)).events);
  const measured = search?.trials.map(({ status, architecture }) => [status, architecture.values["layers"]]);
  expect(measured).toEqual([0, 1, 1, 1, 1, 2, 2, 2, 2].map((layers) => ["completed", layers]));
});

test("conditions in a circle, and values for what means nothing, are found before anything runs", async () => {
  const circle = await espalier(
    "validate",
    CONDITIONAL,
    "--set",
    '/searchSpace/dimensions/layers/when={"width":[16]}',
  );
  expect(circle).toMatchObject({ code: 2, stdout: "" });
  expect(errorIn(circle.stderr)).toMatchInlineSnapshot(`
    "error ESPALIER_EXPERIMENT_PROBLEMS  1 problem in test/cases/conditional/experiment.json:
      /searchSpace/dimensions/layers/when/width (--set /searchSpace/dimensions/layers/when={"width":[16]}): "layers" depends on "width" depends on "layers": none of them could be chosen first.
      at      test/cases/conditional/experiment.json"
  `);
  const idle = await espalier(
    "validate",
    CONDITIONAL,
    "--set",
    '/start={"layers":0,"width":32,"activation":"relu"}',
  );
  expect(idle).toMatchObject({ code: 2, stdout: "" });
  expect(errorIn(idle.stderr)).toMatchInlineSnapshot(`
    "error ESPALIER_EXPERIMENT_PROBLEMS  1 problem in test/cases/conditional/experiment.json:
      /start/width (--set /start={"layers":0,"width":32,"activation":"relu"}): 32 has no effect here: the condition of "width" does not hold. Allowed: 16.
      at      test/cases/conditional/experiment.json"
  `);
});

test("the example of docs/search-spaces.md is a search space", async () => {
  const page = readFileSync("docs/search-spaces.md", "utf8");
  const searchSpace: unknown = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? "");
  const evaluator = {
    type: "script",
    command: "true",
    measurements: [{ measurement: "score", direction: "maximize" }],
  };
  const search = { strategy: "grid", trials: 1, evaluator, selection: "best" };
  const file = join(emptyFolder(), "example.json");
  writeFileSync(file, JSON.stringify({ name: "example", searchSpace, search }));
  const plan = await espalier("plan", file, "--json");
  expect(plan, plan.stderr).toMatchObject({ code: 0 });
  const withLayers = [1, 2, 3, 4, 5, 6, 7, 8].map(
    (layers) => [16, 32, 48, 64, 80, 96, 112, 128].filter((width) => 16 * layers + width <= 192).length,
  );
  const count = 1 + 3 * withLayers.reduce((sum, widths) => sum + widths);
  expect(JSON.parse(plan.stdout)).toMatchObject({ architectures: count });
});
