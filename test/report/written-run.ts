import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ArchitectureValues } from "../../src/architecture/architecture.ts";
import type { Score } from "../../src/evaluation/score.ts";
import type { TaskExample } from "../../src/evaluation/task-example.ts";
import { EVENT_VERSION, type EventType } from "../../src/run/log/events.ts";

/** What a written run holds. */
export interface WrittenRun {
  readonly name?: string;
  readonly seed?: number;
  readonly steps?: number;
  /** Of each step. */
  readonly trials?: number;
  readonly isFinished?: boolean;
  /** Name of each growth step, and note of each trial. */
  readonly text?: string;
  readonly failure?: string;
  /** Further content of the experiment. */
  readonly experiment?: Readonly<Record<string, unknown>>;
  readonly scores?: (step: number) => readonly Score[];
  readonly examples?: (step: number) => readonly TaskExample[];
}

const MOMENT = {
  ...{ lossBefore: 1.5, lossAfter: 1.75, gradientBefore: { entries: 1000, norm: 2 } },
  ...{ inheritedGradient: { entries: 1600, norm: 4 }, newGradient: { entries: 400, norm: 1 } },
};

const CHECKPOINT = { file: "step-1.safetensors", sha256: "0".repeat(64) };

/** The lines of a log as a run of a table of architectures writes it: each event a second after the last one. */
export function linesOfRun(run: WrittenRun = {}): string[] {
  const { name = "written", seed = 1, steps = 2, trials = 4, isFinished = true, failure } = run;
  const { text = "arrival", scores = scoresAfter, examples } = run;
  const lines: string[] = [];
  const add = (type: EventType, fields: object, seconds?: number) => {
    const at = new Date(Date.UTC(2026, 0, 1) + lines.length * 1000).toISOString();
    const meta = { at, ...(seconds !== undefined && { seconds }) };
    lines.push(JSON.stringify({ version: EVENT_VERSION, sequence: lines.length, type, ...fields, meta }));
  };
  add("run-started", { name, hash: "0123456789ab", seed });
  for (let step = 1; step <= steps; step++) {
    add("step-started", {
      step,
      name: `${text} ${step}`,
      examples: { train: 100, validation: 10 },
      shares: [1],
    });
    add("growth-decided", { step, fires: true, reason: `because of ${text}` });
    add("space-opened", {
      ...{ step, current: architectureOf(step, 0), size: 1000, constraints: [] },
      objectives: [{ measurement: "loss", direction: "minimize", unit: "nats" }],
    });
    for (let trial = 0; trial < trials; trial++) {
      const notes = { ...(trial > 0 && { parent: trial - 1 }), note: text };
      add("trial-proposed", {
        ...{
          step,
          trial,
          architecture: architectureOf(step, trial),
          budget: 1,
          observedTrials: trial,
          notes,
        },
      });
      const isFailed = failure !== undefined && trial === 1;
      const measurements = isFailed ? {} : { loss: 2 + (trial % 97) / 100, flops: 1e6 + 1000 * trial };
      const status = isFailed ? "failed" : "completed";
      add(
        "trial-finished",
        { step, trial, budget: 1, status, measurements, ...(isFailed && { failure }) },
        0.5,
      );
    }
    add("selected", { step, trial: 0, architecture: architectureOf(step, 0), reason: `best of ${text}` });
    add("inherited", {
      ...{ step, architecture: architectureOf(step, 0), parameters: 1000 * step, checkpoint: CHECKPOINT },
      ...{ exact: true, expansionChange: 0, liveChange: 0, averagedChange: null, inheritedShare: 0.9 },
      ...(step > 1 && { moment: MOMENT }),
    });
    add("validated", { step, update: 50, loss: 2.5 / step });
    add("validated", { step, update: 100, loss: 2.25 / step });
    add("trained", { step, updates: 100, loss: 2 / step, checkpoint: CHECKPOINT }, 1);
    add("evaluated", { step, scores: scores(step), ...(examples && { examples: examples(step) }) });
  }
  if (isFinished) add("run-finished", {});
  return lines;
}

/** Writes a run folder as Espalier does, without a model. */
export function writeRun(path: string, run: WrittenRun = {}, lines = linesOfRun(run)): string {
  const { name = "written", seed = 1, experiment = {} } = run;
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "events.jsonl"), lines.map((line) => `${line}\n`).join(""));
  writeFileSync(join(path, "experiment.json"), JSON.stringify({ name, seed, search: {}, ...experiment }));
  return path;
}

function architectureOf(step: number, trial: number): ArchitectureValues {
  return { depth: step, width: 8 + trial, kind: "plain" };
}

function scoresAfter(step: number): readonly Score[] {
  const score = { interval: [0.2 * step, 0.2 * step + 0.1], count: 50, baselines: { chance: 0.1 } } as const;
  return [
    { name: "accuracy", value: 0.25 * step, ...score },
    { name: "recall", value: 0.3, ofStep: 1, ...score },
    { name: "recall", value: 0.1 * step, ofStep: 2, ...score },
  ];
}
