import { describe, expect, test } from "vitest";
import { reproducibleEvents } from "../../src/run/log/reproducible-events.ts";
import { eventsOfType, recordedSearches } from "../../src/run/log/history.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, espalierAt, onlyRun } from "./espalier.ts";

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

/** What `trials` prints in a terminal of 100 columns, times aside. */
async function listing(path: string): Promise<string> {
  const { stdout } = await espalierAt(100, "trials", path);
  return stdout.replaceAll(/\d\.\d\d T/g, "(time)");
}

describe("several objectives", () => {
  test("trials shows them with direction and unit, marks Pareto front and chosen trial, and has the hypervolume", async () => {
    const path = await undisturbed();
    expect(await listing(path)).toMatchInlineSnapshot(`
      "step 1: 9 trials of 9 candidates
      current architecture: embedding.width 8 · image 1x8 mlpRatio 1 · shared depth 0 mlpRatio 2 ·
        text 1x8 mlpRatio 1
                                   accuracy  widths
      trial  status     front  (max, share)   (min)  mood  seconds  change
          0  completed  *           0.25000      16     0   (time)  unchanged
          1  completed              0.37500      24     0   (time)  text.width 8 -> 16
          2  completed              0.41667      32     0   (time)  text.width 8 -> 24
          3  completed  *           0.50000      24     0   (time)  image.width 8 -> 16
          4  chosen     *           0.62500      32     0   (time)  image.width 8 -> 16,
                                                                    text.width 8 -> 16
          5  completed              0.66667      40     0   (time)  image.width 8 -> 16,
                                                                    text.width 8 -> 24
          6  completed              0.58333      32     0   (time)  image.width 8 -> 24
          7  completed  *           0.70833      40     0   (time)  image.width 8 -> 24,
                                                                    text.width 8 -> 16
          8  completed  *           0.75000      48     0   (time)  image.width 8 -> 24,
                                                                    text.width 8 -> 24
      Pareto front (*): 5 of 9 trials, hypervolume 8.6667 measured from the worst values of the completed
        trials (accuracy 0.25000, widths 48)
      "
    `);
    const { stdout } = await espalier("trials", path, "--json");
    const trials = JSON.parse(stdout) as { pareto: boolean; chosen: boolean }[];
    expect(trials.findIndex(({ chosen }) => chosen)).toBe(4);
    expect(trials.filter(({ chosen }) => chosen)).toHaveLength(1);
    expect(trials.flatMap(({ pareto }, number) => (pareto ? [number] : []))).toEqual([0, 3, 4, 7, 8]);
    expect(eventsOfType(readRun(path).events, "selected")[0]).toMatchObject({
      trial: 4,
      reason:
        "knee of the Pareto front (5 of 9 trials): accuracy 0.625, widths 32; highest accuracy 0.75 with widths 48; lowest widths 16 with accuracy 0.25",
    });
  });

  test("what varies is in the history, and no part of what two runs agree on", async () => {
    const [one, other] = [readRun(await undisturbed()).events, readRun(await run()).events];
    expect(reproducibleEvents(one)).toEqual(reproducibleEvents(other));
    const seconds = (events: typeof one) =>
      recordedSearches(events)[0]!.trials.map((trial) => trial.measurements["seconds"]);
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
        "ESPALIER_MEASUREMENT_NOT_FINITE: The evaluator measured accuracy as NaN, which is not a finite number.",
    });
    const shown = await listing(path);
    expect(shown).toMatch(/ 3 +completed +0\.50000 .* violated by 16\.7 %/);
    expect(shown).toMatch(/ 5 +completed +0\.66667 .* met/);
    expect(shown).toContain("constraints: 2 of 8 measured trials met accuracy >= 0.6, widths <= 40");
  });

  test("where none keeps them, it stays as it is; useless figures that nobody asked for are left out", async () => {
    const path = await run("/search/evaluator/useless=other", '/search/constraints=["accuracy >= 2"]');
    const { events } = readRun(path);
    expect(eventsOfType(events, "selected")[0]).toMatchObject({
      trial: 0,
      reason: "none of 9 trials meets accuracy >= 2; the current architecture stays",
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
      reason: "none of 3 trials meets accuracy >= 2; this one violates the constraints least, by 62.5 %",
    });
  });
});
