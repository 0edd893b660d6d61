import { expect, test } from "vitest";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun } from "./espalier.ts";
import { plain } from "./printed.ts";

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
  expect(plain(shown.stdout)).toMatchInlineSnapshot(`
    "simulated-annealing (SearchStrategy of plug-in annealing)
    Walks from neighbour to neighbour: downhill always, uphill less and less often.
    Source: Kirkpatrick, Gelatt and Vecchi 1983, Optimization by simulated annealing, Science 220

    option       default  meaning
    temperature      0.1  How much worse a step may be to be taken once in e times, at first; in the objective's unit.
    cooling          0.8  What every trial multiplies the temperature by.

    In an experiment file:
      { "search": { "strategy": { "type": "simulated-annealing", "temperature": 0.1, "cooling": 0.8 } } }

    On the command line:
      espalier run FILE --set /search/strategy=simulated-annealing
    "
  `);
});
