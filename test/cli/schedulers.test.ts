import { expect, test } from "vitest";
import { recordedSearches } from "../../src/run/log/history.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun } from "./espalier.ts";

/** For each scheduler's experiment the budgets at which its trials were measured. */
const CASES = {
  "successive-halving": { "0.11": 9, "0.33": 3, "1.00": 1 },
  asha: { "0.25": 9, "0.50": 4, "1.00": 2 },
  hyperband: { "0.25": 4, "0.50": 5, "1.00": 4 },
  median: { "0.33": 9, "0.67": 4, "1.00": 3 },
};

test.each(Object.entries(CASES))("an experiment with scheduler %s", async (name, budgets) => {
  const out = emptyFolder();
  const flags = ["--out", out, "--engine", "wasm"];
  const run = await espalier("run", `test/cases/schedulers/${name}.json`, ...flags);
  expect(run, run.stderr).toMatchObject({ code: 0 });
  const [step] = recordedSearches(readRun(onlyRun(out)).events);
  const measured = (step?.trials ?? []).flatMap(({ rungs = [] }) => rungs.map(({ budget }) => budget));
  const counts: Record<string, number> = {};
  for (const budget of measured) counts[budget.toFixed(2)] = (counts[budget.toFixed(2)] ?? 0) + 1;
  expect(counts).toEqual(budgets);
});
