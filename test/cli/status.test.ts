import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { runResults, type RunResults } from "../../src/report/run-results.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, espalierAt, onlyRun } from "./espalier.ts";

const SCRIPT = "test/cases/script/experiment.json";
const SQUARES = "test/cases/squares/experiment.json";

/** The path of a finished run. */
async function finished(file: string, ...flags: readonly string[]): Promise<string> {
  const out = emptyFolder();
  const outcome = await espalier("run", file, "--out", out, "--engine", "wasm", ...flags);
  expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
  return onlyRun(out);
}

/** A copy of a run whose log ends before an event. */
function until(run: string, isLast: (line: string) => boolean): string {
  const copy = join(emptyFolder(), "run");
  cpSync(run, copy, { recursive: true });
  const lines = readFileSync(join(run, "events.jsonl"), "utf8").split("\n");
  writeFileSync(join(copy, "events.jsonl"), lines.slice(0, lines.findIndex(isLast)).join("\n") + "\n");
  return copy;
}

async function status(run: string): Promise<string> {
  const { code, stdout, stderr } = await espalierAt(100, "status", run);
  expect(code, stderr).toBe(0);
  return stdout;
}

async function results(run: string): Promise<RunResults> {
  const { stdout } = await espalier("status", run, "--json");
  return JSON.parse(stdout) as RunResults;
}

/** The names of all fields, but of maps whose names are the experiment's. */
function fieldsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(fieldsOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    name,
    ...(["architecture", "measurements", "baselines"].includes(name) ? [] : fieldsOf(inner)),
  ]);
}

describe("a search without a model", () => {
  let run: string;
  beforeAll(async () => {
    run = await finished(SCRIPT, "--set", '/search/constraints=["weights <= 300"]');
  });

  test("status shows the objective and the failures, and no parameters", async () => {
    expect(await status(run)).toMatchInlineSnapshot(`
      "script: finished, 20 events
      last: chosen: trial 2, layers 3
          reason: highest accuracy of 3 trials: 0.45
      step  arrived  architecture  trials  accuracy (max)
         1  search   layers 3           6         0.45000

      step 1: 1 trial failed. Trial 5: ESPALIER_SCRIPT_FAILED: The command ended with exit code 1;
        standard error ends: layers 6 / diverged.
      "
    `);
  });

  test("as JSON: what was found", async () => {
    const { steps, ...rest } = await results(run);
    expect(rest).toMatchObject({ version: 1, name: "script", state: "finished", currentStep: 1 });
    expect(steps).toMatchInlineSnapshot(`
      [
        {
          "architecture": {
            "layers": 3,
          },
          "examples": {
            "train": 0,
            "validation": 0,
          },
          "faults": null,
          "growth": {
            "fires": true,
            "reason": "every growth step searches",
          },
          "means": {},
          "name": "search",
          "parameters": 0,
          "phase": "finished",
          "scores": [],
          "search": {
            "best": {
              "architecture": {
                "layers": 3,
              },
              "budget": 1,
              "measurements": {
                "accuracy": 0.45,
                "epoch": 3,
                "weights": 300,
              },
              "trial": 2,
            },
            "candidates": 6,
            "chosen": {
              "architecture": {
                "layers": 3,
              },
              "budget": 1,
              "measurements": {
                "accuracy": 0.45,
                "epoch": 3,
                "weights": 300,
              },
              "reason": "highest accuracy of 3 trials: 0.45",
              "trial": 2,
            },
            "constraints": [
              "weights <= 300",
            ],
            "failures": [
              {
                "failure": "ESPALIER_SCRIPT_FAILED: The command ended with exit code 1; standard error ends: layers 6 / diverged.",
                "trial": 5,
              },
            ],
            "objectives": [
              {
                "best": {
                  "trial": 2,
                  "value": 0.45,
                },
                "direction": "maximize",
                "measurement": "accuracy",
                "unit": "",
              },
            ],
            "trials": {
              "completed": 5,
              "failed": 1,
              "imported": 0,
              "running": 0,
            },
          },
          "step": 1,
          "training": null,
        },
      ]
    `);
  });

  test("before the search is over: the best so far", async () => {
    const early = until(run, (line) => line.includes('"trial":3'));
    expect(await status(early)).toMatchInlineSnapshot(`
      "script: unfinished, growth step 1, 10 events
      last: trial 2: accuracy 0.45000
      step  arrived  architecture  trials  accuracy (max)
         1  search                      3  best 0.45000
      "
    `);
    expect((await results(early)).steps[0]?.search).toMatchObject({
      trials: { completed: 3, running: 0 },
      best: { trial: 2, architecture: { layers: 3 } },
      chosen: null,
    });
  });
});

describe("a growing model that is scored by retrieval alone", () => {
  let run: string;
  beforeAll(async () => {
    run = await finished(SQUARES);
  });

  test("status shows the growth path and the scores by step", async () => {
    const shown = await status(run);
    expect(shown.replaceAll(/\d+\.\d %/g, "…").replaceAll(/ +/g, " ")).toMatchInlineSnapshot(`
      "squares: finished, 53 events
      last: image-to-text recall@1 …, image-to-text recall@5 …,
       image-to-text recall@10 …, text-to-image recall@1 …, text-to-image recall@5 …,
       text-to-image recall@10 …
      step arrived architecture parameters trials loss (min, nats)
       1 black, grey, white embedding.width 16 · 3,089 3 0.69311 (best 0.68660)
       image 1x8 mlpRatio 1 ·
       shared depth 0 mlpRatio 2 ·
       text 1x8 mlpRatio 1
       2 red, green, blue text.width 8 -> 16 4,753 3 0.73728 (best 0.72072)
       3 pink, teal, olive, unchanged 4,753 3 0.74546
       brown

      architecture after step 3: embedding.width 16 · image 1x8 mlpRatio 1 · shared depth 0 mlpRatio 2 ·
       text 1x16 mlpRatio 1

      score by step in-domain backward forward of step 1 of step 2 of step 3
      image-to-text recall@1 … … … … … …
       chance … … …
      image-to-text recall@5 … … … … … …
       chance … … …
      image-to-text recall@10 … … … … … …
       chance … … …
      text-to-image recall@1 … … … … … …
       chance … … …
      text-to-image recall@5 … … … … … …
       chance … … …
      text-to-image recall@10 … … … … … …
       chance … … …
      examples of all 3 3 4
      "
    `);
  });

  test("docs/results.md describes each field", async () => {
    const page = readFileSync("docs/results.md", "utf8");
    const described = new Set([...page.matchAll(/`(\w+)`/g)].map(([, name]) => name));
    const fields = fieldsOf(await results(run));
    expect(fields.filter((name) => !described.has(name))).toEqual([]);
  });

  test("wherever the run stopped, there are results", () => {
    const record = readRun(run);
    const phases = record.events.map((_, place) => {
      const { steps, currentStep } = runResults({ ...record, events: record.events.slice(0, place) });
      expect(steps.at(-1)?.step ?? null).toBe(currentStep);
      return `${currentStep} ${steps.at(-1)?.phase}`;
    });
    expect([...new Set(phases)]).toEqual([
      "null undefined",
      ...[1, 2, 3].flatMap((step) =>
        ["searching", "training", "finished"].map((phase) => `${step} ${phase}`),
      ),
    ]);
  });
});
