import { expect, test } from "vitest";
import { eventsOfType, recordedSearches } from "../../src/run/log/history.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun } from "./espalier.ts";

test("a growth run whose candidates are scored by every zero-cost proxy", async () => {
  const out = emptyFolder();
  const run = await espalier("run", "test/cases/zero-cost/experiment.json", "--out", out, "--engine", "wasm");
  expect(run, run.stderr).toMatchObject({ code: 0 });
  const { events } = readRun(onlyRun(out));
  const steps = recordedSearches(events).map(({ trials }) => trials);
  expect(steps.flat().map(({ status }) => status)).toEqual(new Array(9).fill("completed"));
  expect(Object.keys(steps[0]![0]!.measurements)).toHaveLength(8 * 3 + 2);
  const growth = steps.map((trials) => trials.map(({ measurements }) => measurements["growthGradient"]!));
  expect(growth[0]!.every((score) => score > 0)).toBe(true);
  for (const [stay, ...others] of growth.slice(1)) {
    expect(stay).toBe(0);
    expect(Math.max(...others)).toBeGreaterThan(0);
  }
  expect(eventsOfType(events, "selected")[1]?.reason).toMatch(/^highest growthGradient of 3 trials: /);
});
