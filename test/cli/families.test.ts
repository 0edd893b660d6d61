import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { continualMatrix } from "../../src/evaluation/continual.ts";
import { Random } from "../../src/random/random.ts";
import type { RunResults } from "../../src/report/run-results.ts";
import { reproducibleEvents } from "../../src/run/log/reproducible-events.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { readSafetensors } from "../../src/run/store/safetensors.ts";
import { emptyFolder, espalier, espalierApart, onlyRun, start } from "./espalier.ts";
import { hasRecorded, recorded } from "./events-of-run.ts";

/** A small experiment of each family, with the name of the score that is kept apart by step. */
const FAMILIES = {
  clip: { file: "test/cases/squares/experiment.json", steps: 3, score: "image-to-text recall@1" },
  language: { file: "test/cases/language/experiment.json", steps: 2, score: "bits-per-byte" },
  vision: { file: "test/cases/shades/experiment.json", steps: 3, score: "accuracy" },
} as const;
type Family = keyof typeof FAMILIES;
const NAMES = Object.keys(FAMILIES) as Family[];

const training = { type: "proxy-training", updates: 2 };
const PROXIES = ["grad-norm", "snip", "synflow", "jacob-cov", "naswot", "dss", "growth-gradient"];

const halving = { type: "successive-halving", factor: 2, smallest: 0.5 };

/** Ways to measure candidates: an evaluator with what it needs beside it. */
const SEARCHES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "proxy-training": { "/search/evaluator": training, "/search/scheduler": halving },
  "zero-cost": {
    "/search/evaluator": { type: "zero-cost", proxies: PROXIES },
    "/search/scheduler": "full",
    "/search/selection": "best",
  },
  supernet: { "/search/evaluator": { type: "supernet", updates: 4 }, "/search/scheduler": "full" },
  repeat: {
    "/search/evaluator": {
      type: "retry",
      evaluator: { type: "repeat", times: 2, evaluator: training },
    },
  },
  "cheap-first": {
    "/search/evaluator": {
      type: "cheap-first",
      until: 0.5,
      cheap: { type: "zero-cost" },
      evaluator: training,
    },
    "/search/scheduler": halving,
    "/search/objectives": ["loss", "gradNorm"],
  },
};

/** Ways to inherit and to replay, which go round so that each family meets all of them. */
const INHERITANCES = [
  "copy",
  { type: "momentum", mode: "ema" },
  { type: "momentum", mode: "mix" },
  { type: "momentum", mode: "anchor" },
  "scratch",
] as const;
const REPLAYS = ["cumulative", "sequential", "equal", { type: "exponential" }] as const;
const TRIGGERS = ["every-step", { type: "plateau", window: 2, tolerance: 0.5 }] as const;

const CASES = NAMES.flatMap((family, row) =>
  Object.keys(SEARCHES).map((search, column) => {
    const inheritance =
      search === "supernet" ? "searched" : INHERITANCES[(row + column) % INHERITANCES.length]!;
    return {
      ...{ family, search, inheritance },
      replay: REPLAYS[(2 * row + column) % REPLAYS.length]!,
      trigger: TRIGGERS[column % TRIGGERS.length]!,
      workers: search === "repeat" ? 2 : 1,
    };
  }),
);

describe("every family, evaluator and inheritance in one run", () => {
  test.each(CASES)(
    "$family, $search, $inheritance, $replay",
    async ({ family, search, workers, ...rest }) => {
      const folder = emptyFolder();
      const changes = {
        ...SEARCHES[search],
        "/growth/inheritance": rest.inheritance,
        "/growth/trigger": rest.trigger,
        "/replay": rest.replay,
        "/machine/workers": workers,
      };
      const { file } = FAMILIES[family];
      const outcome = await espalier("run", file, "--out", folder, "--engine", "wasm", ...sets(changes));
      expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
      const { state, steps } = await results(onlyRun(folder));
      expect(state).toBe("finished");
      expect(steps).toHaveLength(FAMILIES[family].steps);
      for (const { search: trials, scores } of steps) {
        expect(trials?.failures ?? []).toEqual([]);
        expect(scores?.length).toBeGreaterThan(0);
      }
    },
  );
});

describe.each(NAMES)("%s", (family) => {
  const { file, score } = FAMILIES[family];
  const wasm = ["--engine", "wasm"];

  test("is planned, explained and shown, without an engine", async () => {
    const page = join(emptyFolder(), "page.html");
    for (const command of [
      ["plan", file, "--set", "/machine/engine=wasm"],
      ["explain", file],
      ["preview", file, "--out", page, "--count", "2"],
    ]) {
      const outcome = await espalier(...command);
      expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
    }
    expect(readFileSync(page, "utf8")).toContain("<figure>");
    const first = readFileSync(page, "utf8");
    await espalierApart("preview", file, "--out", page, "--count", "2");
    expect(readFileSync(page, "utf8"), "another process shows other examples").toBe(first);
  });

  /** A run from the beginning to the end. */
  let whole: string;

  beforeAll(async () => {
    const folder = emptyFolder();
    const outcome = await espalier("run", file, "--out", folder, ...wasm);
    if (outcome.code !== 0) throw new Error(outcome.stderr);
    whole = onlyRun(folder);
  });

  test("killed and resumed, ends as if nothing had happened; its weights are exported", async () => {
    const disturbed = emptyFolder();
    const seed = Number(process.env["ESPALIER_TEST_SEED"] ?? Date.now());
    console.log(`moments drawn with ESPALIER_TEST_SEED=${seed}`);
    const random = new Random(seed);
    let run: string | undefined;
    for (let kill = 0; kill < 3; kill++) {
      const started = start(
        ...(run === undefined ? ["run", file, "--out", disturbed] : ["resume", run]),
        ...wasm,
      );
      run = await hasRecorded(disturbed, recorded(run) + random.fork("events", kill).integer(1, 6), started);
      await setTimeout(50 * random.fork("milliseconds", kill).uniform());
      started.child.kill("SIGKILL");
      await started.finished;
    }
    expect(await espalier("resume", run!, ...wasm)).toMatchObject({ code: 0 });
    expect(reproducibleEvents(readRun(run!).events)).toEqual(reproducibleEvents(readRun(whole).events));

    const weights = join(emptyFolder(), "weights.safetensors");
    const exported = await espalier("export", run!, "--format", "safetensors", "--out", weights);
    expect(exported, exported.stderr).toMatchObject({ code: 0 });
    expect(readSafetensors(weights).tensors.size).toBeGreaterThan(5);
  });

  test("has a matrix of scores over time, its diagonal filled", async () => {
    const { steps } = await results(whole);
    const matrix = continualMatrix(
      steps.map(({ scores }) => scores ?? []),
      score,
    );
    expect(matrix).toHaveLength(steps.length);
    for (const [step, row] of matrix.entries())
      expect(row[step], `step ${step + 1}`).toEqual(expect.any(Number));
  });
});

test("parts that do not fit are named, both sides of them, all at once", async () => {
  const changes = {
    "/stream": { type: "emoji", imageSize: 28 },
    "/training/objective": "contrastive",
    "/evaluation": ["retrieval"],
  };
  const { code, stderr } = await espalier("validate", FAMILIES.vision.file, ...sets(changes));
  expect(code).toBe(2);
  const problems = stderr.split("\n").filter((line) => line.startsWith("  /"));
  expect(problems.map((line) => line.replace(/ \(.*?\):/, ":"))).toMatchInlineSnapshot(`
    [
      "  /evaluation/0: "retrieval" needs the outputs image, text and the array tokens, which the model family "vision" does not give. Allowed: outputs logits; arrays images, labels, known.",
      "  /stream: The stream "emoji" gives examples of the kind "image-text"; the model family "vision" reads "labelled-pictures". Allowed: a stream of the kind "labelled-pictures", or a model family that reads "image-text".",
      "  /training/objective: "contrastive" needs the outputs image, text, scale and the arrays positives, ambiguous, which the model family "vision" does not give. Allowed: outputs logits; arrays images, labels, known.",
    ]
  `);
});

/** Arguments of the command line that replace parts of an experiment. */
function sets(changes: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(changes).flatMap(([pointer, value]) => [
    "--set",
    `${pointer}=${JSON.stringify(value)}`,
  ]);
}

async function results(run: string): Promise<RunResults> {
  const { stdout } = await espalier("status", run, "--json");
  return JSON.parse(stdout) as RunResults;
}
