import { expect, test } from "vitest";
import { Journal } from "../../../src/run/log/journal.ts";
import { TrialHistory } from "../../../src/run/log/trial-history.ts";

const proposed = { step: 1, budget: 0.5, observedTrials: 0, notes: { origin: "drawn" } };
const finished = { step: 1, status: "completed", budget: 0.5 } as const;

/** A search with an imported trial, one that has gone on and one that is running. */
function search(): { history: TrialHistory; journal: Journal } {
  const journal = Journal.inMemory();
  const history = new TrialHistory(1);
  journal.subscribe((event) => history.add(event));
  const imported = {
    architecture: { depth: 9 },
    budget: 1,
    status: "completed",
    measurements: { loss: 4 },
  } as const;
  journal.append("history-imported", { step: 1, trials: [imported], leftOut: 0 });
  journal.append("trial-proposed", { ...proposed, trial: 1, architecture: { depth: 1 } });
  journal.append("trial-finished", { ...finished, trial: 1, measurements: { loss: 3 } });
  journal.append("trial-continued", { step: 1, trial: 1, budget: 1 });
  journal.append("trial-finished", { ...finished, budget: 1, trial: 1, measurements: { loss: 2 } });
  journal.append("trial-proposed", { ...proposed, trial: 2, architecture: { depth: 2 } });
  return { history, journal };
}

/** Objects within a value that somebody could change. */
function changeable(value: unknown, path = "trials"): string[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, part]) => changeable(part, `${path}.${key}`));
  return Object.isFrozen(value) ? inner : [path, ...inner];
}

test("what strategies are given cannot be changed", () => {
  const { history } = search();
  expect([history.trials, history.own].flatMap((trials) => changeable(trials))).toEqual([]);
  const [, trial] = history.trials;
  expect(() => Object.assign(trial!.measurements, { loss: -999 })).toThrow(TypeError);
  expect(() => Object.assign(trial!.architecture, { values: {} })).toThrow(TypeError);
  expect(() => (history.trials as unknown[]).pop()).toThrow(TypeError);
  expect(trial).toMatchObject({ measurements: { loss: 2 }, rungs: [{ budget: 0.5 }, { budget: 1 }] });
});

test("a list that was given away stays as it was, and is made anew after a change alone", () => {
  const { history, journal } = search();
  const before = [history.trials, history.own];
  expect([history.trials, history.own]).toEqual(before);
  expect(history.trials).toBe(before[0]);
  journal.append("trial-finished", { ...finished, trial: 2, measurements: { loss: 1 } });
  expect(before[0]?.[2]).toMatchObject({ status: "running", measurements: {} });
  expect(history.trials[2]).toMatchObject({ status: "completed", measurements: { loss: 1 } });
  expect(history.own.map(({ number, status }) => [number, status])).toEqual([
    [0, "completed"],
    [1, "completed"],
  ]);
});

test("a history that reads a log bit by bit is the history that reads it at once", () => {
  const { journal } = search();
  const bitByBit = new TrialHistory(1);
  for (let length = 0; length <= journal.events.length; length++)
    bitByBit.read(journal.events.slice(0, length));
  const { trials, own, running } = new TrialHistory(1).read(journal.events);
  expect(trials).toHaveLength(3);
  expect([bitByBit.trials, bitByBit.own, bitByBit.running]).toEqual([trials, own, running]);
});

test("a continued trial is running at its new budget, behind those that run already", () => {
  const { history, journal } = search();
  expect(history.imported).toBe(1);
  journal.append("trial-proposed", { ...proposed, trial: 3, architecture: { depth: 3 } });
  expect(history.running.map(({ number }) => number)).toEqual([2, 3]);
  journal.append("trial-finished", { ...finished, trial: 2, measurements: { loss: 1 } });
  journal.append("trial-continued", { step: 1, trial: 2, budget: 1 });
  expect(history.running.map(({ number, budget, status }) => [number, budget, status])).toEqual([
    [3, 0.5, "running"],
    [2, 1, "running"],
  ]);
});

test("a measurement at a smaller budget than the last one changes nothing but the checkpoints", () => {
  const { history, journal } = search();
  const before = history.trials[1];
  const checkpoints = [{ file: "step-1-trial-1.safetensors", sha256: "0".repeat(64) }];
  journal.append("trial-finished", {
    ...finished,
    budget: 0.25,
    trial: 1,
    measurements: { loss: 7 },
    checkpoints,
  });
  expect(history.trials[1]).toEqual(before);
  expect(history.kept.get(1)).toEqual(checkpoints);
});

test("a failed measurement keeps the earlier rungs, and says why", () => {
  const journal = Journal.inMemory();
  const trial = { ...finished, trial: 0 };
  journal.append("trial-proposed", { ...proposed, trial: 0, architecture: { depth: 1 } });
  journal.append("trial-finished", { ...trial, measurements: { loss: 3 } });
  journal.append("trial-continued", { step: 1, trial: 0, budget: 1 });
  const measured = new TrialHistory(1).read(journal.events);
  expect(Object.keys(measured.trials[0] ?? {})).not.toContain("failure");
  const failure = "the loss is not finite";
  journal.append("trial-finished", { ...trial, budget: 1, status: "failed", measurements: {}, failure });
  const history = new TrialHistory(1).read(journal.events);
  expect(history.trials).toMatchObject([
    { status: "failed", budget: 1, measurements: {}, rungs: [{ budget: 0.5 }], failure },
  ]);
  expect(history.own).toBe(history.trials);
});

test("imported trials break the constraints of the step by what they measured", () => {
  const journal = Journal.inMemory();
  const objectives = [{ measurement: "loss", direction: "minimize", unit: "" }] as const;
  const opened = { current: { depth: 1 }, size: 9, constraints: [], objectives };
  journal.append("space-opened", { step: 1, ...opened, measurementConstraints: ["loss <= 2"] });
  const imported = (loss: number, status: "completed" | "failed") => ({
    architecture: { depth: 9 },
    budget: 1,
    status,
    measurements: status === "completed" ? { loss } : {},
  });
  const trials = [imported(3, "completed"), imported(2, "completed"), imported(0, "failed")];
  journal.append("history-imported", { step: 1, trials, leftOut: 0 });
  journal.append("history-imported", { step: 2, trials, leftOut: 0 });
  const history = new TrialHistory(1).read(journal.events);
  expect(history.trials.map(({ notes, violation }) => [notes, violation])).toEqual([
    [{ origin: "imported" }, 0.5],
    [{ origin: "imported" }, undefined],
    [{ origin: "imported" }, undefined],
  ]);
  expect([history.imported, history.own]).toEqual([3, []]);
});
