import { expect, test } from "vitest";
import { eventsOfType } from "../../src/run/log/history.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun } from "./espalier.ts";
import { errorIn } from "./printed.ts";

const TABLE = "test/cases/tabular/experiment.json";

test("ordinary search needs no stream, no model and no training, and ends with the simulated time", async () => {
  const out = emptyFolder();
  const outcome = await espalier("run", TABLE, "--out", out, "--engine", "wasm");
  expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
  const { events } = readRun(onlyRun(out));
  const finished = eventsOfType(events, "trial-finished");
  const seconds = finished.map(({ measurements }) => measurements["seconds"] ?? 0);
  const spent = (trials: number) => seconds.slice(0, trials).reduce((sum, one) => sum + one, 0);
  expect([spent(seconds.length - 1) < 150, spent(seconds.length) >= 150]).toEqual([true, true]);
  expect(finished.flatMap(({ failure }) => failure ?? [])).toEqual([
    'ESPALIER_TABLE_WITHOUT_NUMBER: Line 8 has no finite number for accuracy "".',
    'ESPALIER_TABLE_WITHOUT_ROW: The table has no row for {"activation":"gelu","depth":2,"width":32}.',
  ]);
  expect(eventsOfType(events, "selected")[0]).toMatchObject({
    architecture: { depth: 2, width: 32, activation: "relu" },
  });
  expect(eventsOfType(events, "trained")).toEqual([]);
  const again = await espalier("plan", TABLE);
  expect(again, again.stderr).toMatchObject({ code: 0 });
});

test("a cost limit on something that nobody measures is found before anything runs", async () => {
  const outcome = await espalier(
    "run",
    TABLE,
    "--out",
    emptyFolder(),
    "--set",
    "/search/scheduler/measurement=second",
  );
  expect(outcome.code).toBe(2);
  expect(errorIn(outcome.stderr)).toMatchInlineSnapshot(`
    "error ESPALIER_EXPERIMENT_PROBLEMS  1 problem in test/cases/tabular/experiment.json:
      /search/scheduler/measurement (--set /search/scheduler/measurement=second): The evaluator does not measure "second". Allowed: accuracy, testAccuracy, seconds. Did you mean "seconds"?
      at      test/cases/tabular/experiment.json"
  `);
});
