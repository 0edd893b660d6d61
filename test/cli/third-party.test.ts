import { expect, test } from "vitest";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun } from "./espalier.ts";

const CASE = "test/cases/third-party-strategy/experiment.json";

test("a third party's strategy, one .ts file loaded by path, searches a whole run", async () => {
  const out = emptyFolder();
  const run = await espalier("run", CASE, "--out", out, "--engine", "wasm");
  expect(run, run.stderr).toMatchObject({ code: 0 });
  const { experiment, events } = readRun(onlyRun(out));
  expect(experiment.search.strategy.type).toBe("simulated-annealing");
  expect(events.at(-1)).toMatchObject({ type: "run-finished" });

  const shown = await espalier(
    ...["strategies", "simulated-annealing"],
    ...["--plugin", "./test/cases/third-party-strategy/simulated-annealing.ts"],
  );
  expect(shown.stdout).toContain("--set /search/strategy=simulated-annealing");
});
