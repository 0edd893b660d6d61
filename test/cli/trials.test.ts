import { describe, expect, test } from "vitest";
import { reproducibleEvents } from "../../src/run/log/reproducible-events.ts";
import { eventsOfType, trialsByStep } from "../../src/run/log/history.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun } from "./espalier.ts";

const LEDGER = "test/cases/objectives/experiment.json";

/** The path of a finished run without changes, the same for all who ask. */
const undisturbed = lazily(() => run());

function lazily<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}

/** The path of a finished run. */
async function run(...sets: readonly string[]): Promise<string> {
  const out = emptyFolder();
  const flags = sets.flatMap((set) => ["--set", set]);
  const outcome = await espalier("run", LEDGER, "--out", out, "--engine", "wasm", ...flags);
  expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
  return onlyRun(out);
}

/** What `trials` prints, less the architectures. */
async function listing(path: string): Promise<string> {
  const { stdout } = await espalier("trials", path);
  return stdout.replaceAll(/embedding .*$/gm, "...").replaceAll(/ +(?=\.\.\.)/g, " ");
}

describe("several objectives", () => {
  test("trials shows them with direction and unit, marks the Pareto front, and tells the hypervolume", async () => {
    const path = await undisturbed();
    expect((await listing(path)).replaceAll(/\d\.\d{4}e\+12/g, "(time)")).toMatchInlineSnapshot(`
      "step  trial  status     front  accuracy (max, share)  widths (min)  mood  seconds     architecture
         1      0  completed  *                    0.25000            16     0  (time) ...
         1      1  completed                       0.37500            24     0  (time) ...
         1      2  completed                       0.41667            32     0  (time) ...
         1      3  completed  *                    0.50000            24     0  (time) ...
         1      4  completed  *                    0.62500            32     0  (time) ...
         1      5  completed                       0.66667            40     0  (time) ...
         1      6  completed                       0.58333            32     0  (time) ...
         1      7  completed  *                    0.70833            40     0  (time) ...
         1      8  completed  *                    0.75000            48     0  (time) ...

      step 1: 5 of 9 on the Pareto front (*), hypervolume 8.6667 from accuracy 0.25000, widths 48: the worst of the completed trials
      "
    `);
    const { stdout } = await espalier("trials", path, "--json");
    const trials = JSON.parse(stdout) as { pareto: boolean }[];
    expect(trials.flatMap(({ pareto }, number) => (pareto ? [number] : []))).toEqual([0, 3, 4, 7, 8]);
    expect(eventsOfType(readRun(path).events, "selected")[0]).toMatchObject({
      trial: 4,
      reason:
        "knee of a front of 5 (of 9): accuracy 0.625, widths 32 (highest accuracy: accuracy 0.75, widths 48; lowest widths: accuracy 0.25, widths 16)",
    });
  });

  test("what varies is in the history, and no part of what two runs agree on", async () => {
    const [one, other] = [readRun(await undisturbed()).events, readRun(await run()).events];
    expect(reproducibleEvents(one)).toEqual(reproducibleEvents(other));
    const seconds = (events: typeof one) =>
      trialsByStep(events)[0]!.trials.map((trial) => trial.measurements["seconds"]);
    expect(new Set([...seconds(one), ...seconds(other)]).size).toBe(18);
    expect(seconds(one)).not.toContain(undefined);
  });
});

describe("constraints on measurements", () => {
  test("the winner keeps them; a useless figure for what they bound fails its trial, with the reason", async () => {
    const path = await run(
      '/search/constraints=["accuracy >= 0.6", "widths <= 40"]',
      "/search/evaluator/useless=objective",
    );
    const { events } = readRun(path);
    expect(eventsOfType(events, "selected")[0]).toMatchObject({ trial: 7 });
    expect(eventsOfType(events, "trial-finished")[4]).toMatchObject({
      status: "failed",
      failure:
        "ESPALIER_MEASUREMENT_NOT_FINITE: The evaluator measured accuracy as NaN, which is no finite number.",
    });
    const shown = await listing(path);
    expect(shown).toMatch(/ 3 +completed +0\.50000 .* broken by 16\.7 %/);
    expect(shown).toMatch(/ 5 +completed +0\.66667 .* kept/);
    expect(shown.split("\n").filter((line) => line.startsWith("step 1: "))).toEqual([
      "step 1: 2 of 8 keep accuracy >= 0.6, widths <= 40",
      "step 1: 1 of 9 on the Pareto front (*), hypervolume 3.6667 from accuracy 0.25000, widths 48: the worst of the completed trials",
    ]);
  });

  test("where none keeps them, it stays as it is; useless figures that nobody asked for are left out", async () => {
    const path = await run("/search/evaluator/useless=other", '/search/constraints=["accuracy >= 2"]');
    const { events } = readRun(path);
    expect(eventsOfType(events, "selected")[0]).toMatchObject({
      trial: 0,
      reason: "none of 9 keeps accuracy >= 2: stays as it is",
    });
    const counts = eventsOfType(events, "trial-finished").map(
      ({ measurements }) => Object.keys(measurements).length,
    );
    expect(counts).toEqual([3, 3, 3, 3, 2, 3, 3, 3, 3]);
  });

  test("where none keeps them and the current one has failed, the one that breaks them least wins", async () => {
    const start = {
      ...{ "image.depth": 1, "image.width": 16, "image.mlpRatio": 1 },
      ...{ "text.depth": 1, "text.width": 16, "text.mlpRatio": 1 },
      ...{ "shared.depth": 0, "shared.mlpRatio": 2, "embedding.width": 8 },
    };
    const path = await run(
      '/search/constraints=["accuracy >= 2"]',
      `/start=${JSON.stringify(start)}`,
      "/search/evaluator/useless=all",
    );
    const { events } = readRun(path);
    expect(eventsOfType(events, "trial-finished")[0]?.failure).toMatch(/^ESPALIER_NO_MEASUREMENTS: /);
    expect(eventsOfType(events, "selected")[0]).toMatchObject({
      trial: 3,
      reason: "none of 3 keeps accuracy >= 2: breaks them least, by 62.5 %",
    });
  });
});
