import { expect, test } from "vitest";
import type { Event } from "../../../src/run/log/events.ts";
import {
  growthPath,
  lastCheckpoint,
  stepRecords,
  recordedSearches,
  trialsOf,
} from "../../../src/run/log/history.ts";
import { Journal } from "../../../src/run/log/journal.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const small = { depth: 1 };
const large = { depth: 2 };
const score = { name: "retrieval", value: 0.5, interval: [0.4, 0.6], count: 10, baselines: {} } as const;

const child = {
  architecture: small,
  parameters: 100,
  checkpoint: checkpoint("step-1-start"),
  exact: true,
  expansionChange: null,
  liveChange: null,
  averagedChange: null,
  inheritedShare: 0,
};

function checkpoint(name: string) {
  return { file: `${name}.safetensors`, sha256: "0".repeat(64) };
}

/** Two steps: the first one grows, the second one stays. */
function history(): readonly Event[] {
  const journal = Journal.open(temporaryFolder());
  const proposed = { step: 1, budget: 0.5, notes: {} };
  journal.append("trial-proposed", { ...proposed, trial: 0, architecture: small, observedTrials: 0 });
  const finished = { step: 1, trial: 0, status: "completed" } as const;
  journal.append("trial-finished", { ...finished, budget: 0.5, measurements: { loss: 3, parameters: 100 } });
  journal.append("trial-proposed", {
    ...proposed,
    trial: 1,
    architecture: large,
    observedTrials: 1,
    notes: { parent: 0 },
  });
  journal.append("trial-proposed", { ...proposed, trial: 2, architecture: { depth: 3 }, observedTrials: 2 });
  journal.append("trial-finished", { ...finished, budget: 1, measurements: { loss: 2, parameters: 100 } });
  const failed = { step: 1, trial: 1, budget: 0.5, status: "failed", measurements: {} } as const;
  journal.append("trial-finished", { ...failed, failure: "the loss is not finite" });
  journal.append("selected", { step: 1, trial: 0, architecture: small, reason: "lowest loss" });
  journal.append("inherited", { step: 1, ...child });
  for (const update of [10, 20]) {
    journal.append("validated", { step: 1, update, loss: 1 / update });
    journal.append("checkpoint", {
      step: 1,
      update,
      checkpoint: checkpoint(`step-1-update-${update}`),
      loss: 1,
    });
  }
  journal.append("trained", { step: 1, updates: 20, loss: 1, checkpoint: checkpoint("step-1") });
  journal.append("evaluated", { step: 1, scores: [score] });
  journal.append("validated", { step: 2, update: 10, loss: 7 });
  journal.append("evaluated", { step: 2, scores: [] });
  return journal.events;
}

test("how far a trial breaks the step's constraints, by what was measured, varying figures included", () => {
  const journal = Journal.open(temporaryFolder());
  const objectives = [{ measurement: "loss", direction: "minimize", unit: "" }] as const;
  const measurementConstraints = ["loss <= 2", "seconds <= 0.5", "gap >= 0"];
  const opened = { current: small, size: 9, constraints: [], objectives, measurementConstraints };
  journal.append("space-opened", { step: 1, ...opened });
  const figures = [
    [{ loss: 2, gap: 0 }, { seconds: 0.5 }],
    [{ loss: 3, gap: -0.25 }, { seconds: 1 }],
    [{ loss: 1, gap: 1 }, {}],
  ] as const;
  for (const [trial, [measurements, varying]] of figures.entries()) {
    journal.append("trial-proposed", {
      step: 1,
      trial,
      architecture: small,
      observedTrials: 0,
      budget: 1,
      notes: {},
    });
    const finished = { step: 1, trial, budget: 1, status: "completed", measurements } as const;
    journal.append("trial-finished", finished, { measurements: varying });
  }
  const trials = trialsOf(journal.events, 1);
  expect(trials.map(({ violation }) => violation)).toEqual([undefined, 1.75, Infinity]);
  expect(trials[1]?.measurements).toEqual({ loss: 3, gap: -0.25, seconds: 1 });
  expect(trialsOf(journal.events, 2)).toEqual([]);
});

test("trials: running as proposed, else as measured with the largest budget", () => {
  const trials = trialsOf(history(), 1).map(({ architecture, ...trial }) => ({
    ...trial,
    ...architecture.values,
  }));
  expect(trials).toEqual([
    {
      number: 0,
      depth: 1,
      status: "completed",
      budget: 1,
      measurements: { loss: 2, parameters: 100 },
      rungs: [
        { budget: 0.5, measurements: { loss: 3, parameters: 100 } },
        { budget: 1, measurements: { loss: 2, parameters: 100 } },
      ],
      notes: {},
    },
    {
      number: 1,
      depth: 2,
      status: "failed",
      budget: 0.5,
      measurements: {},
      failure: "the loss is not finite",
      notes: { parent: 0 },
    },
    { number: 2, depth: 3, status: "running", budget: 0.5, measurements: {}, notes: {} },
  ]);
  expect(trialsOf(history(), 2)).toEqual([]);
  expect(recordedSearches(history()).map(({ step, trials: all }) => [step, all.length])).toEqual([[1, 3]]);
});

test("step records: of steps whose training has ended", () => {
  expect(stepRecords(history())).toEqual([{ step: 1, validationLosses: [0.1, 0.05] }]);
});

test("growth path: a step that does not grow keeps what it has", () => {
  expect(growthPath(history())).toEqual([
    { step: 1, architecture: small, parameters: 100, scores: [score] },
    { step: 2, architecture: small, parameters: 100, scores: [] },
  ]);
});

test("growth path: a run that never grows has the architecture that it started with", () => {
  const journal = Journal.open(temporaryFolder());
  journal.append("inherited", { step: 1, ...child });
  journal.append("evaluated", { step: 1, scores: [] });
  journal.append("evaluated", { step: 2, scores: [] });
  const point = { architecture: small, parameters: 100, scores: [] };
  expect(growthPath(journal.events)).toEqual([
    { step: 1, ...point },
    { step: 2, ...point },
  ]);
});

test("last checkpoint: the one to go on from", () => {
  expect(lastCheckpoint(history(), 1)?.update).toBe(20);
  expect(lastCheckpoint(history(), 2)).toBeUndefined();
});

test("a recorded search tells what it began with, whatever follows", () => {
  const journal = Journal.inMemory();
  const objectives = [{ measurement: "loss", direction: "minimize", unit: "" }] as const;
  const opened = { current: small, size: null, constraints: [], objectives };
  const proposal = { trial: 0, budget: 1, observedTrials: 0, notes: {} };
  journal.append("run-started", { name: "two searches", hash: "abcdef012345", seed: 1 });
  for (const step of [1, 2]) {
    const measurementConstraints = step === 1 ? ["loss <= 2", "seconds <= 0.5"] : [];
    journal.append("space-opened", { step, ...opened, size: step === 1 ? 9 : null, measurementConstraints });
    journal.append("trial-proposed", { step, ...proposal, architecture: large });
    journal.append("selected", { step, trial: 0, architecture: large, reason: "the only one" });
  }
  journal.append("space-opened", { step: 3, ...opened });
  journal.append("trial-proposed", { step: 4, ...proposal, architecture: small });
  journal.append("run-resumed", {});
  const searches = recordedSearches(journal.events);
  expect(searches.map(({ trials, ...search }) => ({ ...search, trials: trials.length }))).toEqual([
    {
      step: 1,
      objectives,
      current: small,
      size: 9,
      winner: 0,
      trials: 1,
      constraints: ["loss <= 2", "seconds <= 0.5"],
    },
    { step: 2, objectives, current: small, size: null, winner: 0, trials: 1, constraints: [] },
    { step: 4, objectives: [], current: {}, size: null, trials: 1, constraints: [] },
  ]);
});

test("validation losses of a step are in order of updates, however they were recorded", () => {
  const journal = Journal.inMemory();
  for (const update of [20, 5, 10]) journal.append("validated", { step: 1, update, loss: update / 10 });
  journal.append("trained", { step: 1, updates: 20, loss: 1, checkpoint: checkpoint("step-1") });
  expect(stepRecords(journal.events)).toEqual([{ step: 1, validationLosses: [0.5, 1, 2] }]);
});

test("a step that was evaluated before anything was inherited is no point of the growth path", () => {
  const journal = Journal.inMemory();
  journal.append("evaluated", { step: 1, scores: [score] });
  journal.append("inherited", { step: 3, ...child });
  journal.append("evaluated", { step: 2, scores: [score] });
  journal.append("evaluated", { step: 3, scores: [score] });
  expect(growthPath(journal.events).map(({ step }) => step)).toEqual([3]);
});
