import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plugins } from "../../../plugins/index.ts";
import { Architecture } from "../../../src/architecture/architecture.ts";
import { readExperiment } from "../../../src/experiment/read-experiment.ts";
import type { SearchHistory } from "../../../src/experiment/schema/search-history.ts";
import type { Event, EventType, Fields } from "../../../src/run/log/events.ts";
import { reproducibleEvents } from "../../../src/run/log/reproducible-events.ts";
import type { Run } from "../../../src/run/run.ts";
import { search } from "../../../src/run/search/search.ts";
import { type Assembly, assemble } from "../../../src/run/setup/assemble.ts";
import { runInMemory } from "../../../src/run/setup/run-in-memory.ts";
import type { Evaluator } from "../../../src/search/evaluator.ts";
import { parseConstraint } from "../../../src/search/measurement-constraint.ts";
import type { TrialScheduler } from "../../../src/search/trial-scheduler.ts";

/** Networks in a table, so that a trial costs nothing. */
const TABULAR = "test/cases/tabular/experiment.json";

let assembly: Assembly;
beforeAll(async () => {
  assembly = await assemble(await readExperiment(TABULAR, { plugins }));
});
afterAll(() => assembly.close());

/** @param count trials that are measured at once. */
function newRun(count: number): Run {
  const run = runInMemory(assembly);
  return { ...run, workers: { ...run.workers, count } };
}

/** Searches a growth step. @returns the log. */
async function logOf(run: Run, triesCurrent = true): Promise<readonly Event[]> {
  await search(run, 1, run.space, { architecture: run.start, checkpoint: undefined }, { triesCurrent });
  return run.journal.events;
}

function record(run: Run, events: readonly Event[]): void {
  for (const { version: _version, sequence: _sequence, type, meta, ...fields } of events)
    run.journal.append(type, fields as Fields<EventType>, meta.seconds === undefined ? {} : { seconds: 0 });
}

describe.each([1, 3])("with %i trials at once", (count) => {
  test("a search continues from any event of its log, and ends with the same log", async () => {
    const log = await logOf(newRun(count));
    expect(log.length).toBeGreaterThan(20);
    for (let length = 0; length <= log.length; length++) {
      const run = newRun(count);
      record(run, log.slice(0, length));
      const continued = await logOf(run);
      expect(reproducibleEvents(continued), `after ${length} events`).toEqual(reproducibleEvents(log));
    }
  });

  test("a proposal sees the trials before it, the last ones running", async () => {
    const log = await logOf(newRun(count));
    const observed = log.flatMap((event) => (event.type === "trial-proposed" ? [event] : []));
    expect(observed.map(({ observedTrials }) => observedTrials)).toEqual(
      observed.map(({ trial }) => Math.max(0, trial - count + 1)),
    );
  });
});

test("each trial is measured once, however many run at once", async () => {
  const measured: number[] = [];
  const run = newRun(3);
  const { workers } = run;
  const log = await logOf({
    ...run,
    workers: {
      ...workers,
      measure: (task, onUpdate) => {
        measured.push(task.trial);
        return workers.measure(task, onUpdate);
      },
    },
  });
  const finished = log.flatMap((event) => (event.type === "trial-finished" ? [event.trial] : []));
  expect(measured).toEqual(finished);
});

test.each([
  ["deterministic", [0, 1]],
  ["arrival", [1, 0]],
] as const)("results are recorded in %s order", async (order, expected) => {
  const run = newRun(2);
  const { workers } = run;
  const log = await logOf({
    ...{ ...run, order },
    workers: {
      ...workers,
      measure: async (task, onUpdate) => {
        if (task.trial === 0) await setTimeout(100);
        return await workers.measure(task, onUpdate);
      },
    },
  });
  const finished = log.flatMap((event) => (event.type === "trial-finished" ? [event.trial] : []));
  expect(finished.filter((trial) => trial < 2)).toEqual(expected);
});

test("the log has what the search chooses from, and by which constraints", async () => {
  const constraints = [parseConstraint("accuracy >= 0.2")!];
  const opened = (log: readonly Event[]) => log.find(({ type }) => type === "space-opened");
  expect(opened(await logWith({ constraints }))).toMatchObject({
    size: 12,
    constraints: [],
    measurementConstraints: ["accuracy >= 0.2"],
  });
  expect(opened(await logWith({ constraints: [] }))).not.toHaveProperty("measurementConstraints");
});

test("the current architecture is the first trial, unless the caller says otherwise", async () => {
  const origins = async (triesCurrent: boolean) =>
    (await logOf(newRun(1), triesCurrent)).flatMap((event) =>
      event.type === "trial-proposed" ? [event.notes["origin"] ?? "strategy"] : [],
    );
  const [first, ...others] = await origins(true);
  expect([first, new Set(others)]).toEqual(["stay", new Set(["strategy"])]);
  expect(new Set(await origins(false))).toEqual(new Set(["strategy"]));
});

/** The log of a search with other strategies. @param changes of the search of the experiment. */
async function logWith(changes: Partial<Run["search"]>): Promise<readonly Event[]> {
  return await logOf(runInMemory({ ...assembly, search: { ...assembly.search, ...changes } }));
}

const constant: Evaluator = { measures: [], updates: 0, measure: async () => ({ accuracy: 0.5 }) };

test("a scheduler may continue trials when the strategy has no further candidate", async () => {
  const deeper = new Architecture({ depth: 3, width: 16, activation: "relu" });
  const log = await logWith({
    evaluator: constant,
    strategy: {
      propose: ({ trials }) => (trials.length < 2 ? { architecture: deeper, notes: {} } : undefined),
    },
    scheduler: {
      next: (trials, count) => {
        if (trials.length < count) return { type: "start", budget: 0.5 };
        return trials[0]!.budget < 1 ? { type: "continue", trial: 0, budget: 1 } : undefined;
      },
    },
  });
  const starts = ["trial-proposed", "trial-continued"];
  expect(log.map(({ type }) => type).filter((type) => starts.includes(type))).toEqual([
    "trial-proposed",
    "trial-proposed",
    "trial-continued",
  ]);
});

test.each([
  ["was never proposed", { trial: 5, budget: 1 }, 0.5],
  ["has failed", { trial: 0, budget: 1 }, Number.NaN],
  ["has had 0.5", { trial: 0, budget: 0.5 }, 0.5],
])("a scheduler cannot continue a trial that %s", async (problem, assignment, accuracy) => {
  const searched = logWith({
    evaluator: { measures: [], updates: 0, measure: async () => ({ accuracy }) },
    scheduler: {
      next: (trials) =>
        trials.length === 0 ? { type: "start", budget: 0.5 } : { type: "continue", ...assignment },
    },
  });
  await expect(searched).rejects.toMatchObject({
    code: "ESPALIER_IMPOSSIBLE_ASSIGNMENT",
    message: expect.stringContaining(`but it ${problem}`),
  });
});

test("a scheduler cannot continue a trial that is running", async () => {
  const run = newRun(2);
  const scheduler: TrialScheduler = {
    next: (trials) =>
      trials.length === 0 ? { type: "start", budget: 0.5 } : { type: "continue", trial: 0, budget: 1 },
  };
  await expect(logOf({ ...run, search: { ...run.search, scheduler } })).rejects.toMatchObject({
    message: expect.stringContaining("but it is running"),
  });
});

test("files of trials that no event names any more are deleted", async () => {
  const run = newRun(1);
  const left = new Set(["of a killed process"]);
  const fileOf = (trial: number, budget: number) => `step-1-trial-${trial}-update-${10 * budget}.safetensors`;
  const scheduler: TrialScheduler = {
    next: (trials) => {
      if (trials.length < 2) return { type: "start", budget: 0.5 };
      if (trials[0]!.budget < 1) return { type: "continue", trial: 0, budget: 1 };
      return trials.length < 3 ? { type: "start", budget: 0.5 } : undefined;
    },
  };
  const before: string[][] = [];
  await logOf({
    ...run,
    search: { ...run.search, scheduler },
    checkpoints: {
      ...run.checkpoints,
      ofTrials: () => [...left],
      remove: (files) => files.forEach((file) => left.delete(file)),
    },
    workers: {
      ...run.workers,
      measure: async ({ trial, budget }) => {
        before.push([...left]);
        const file = fileOf(trial, budget);
        left.add(file);
        const checkpoints = [{ file, sha256: "0".repeat(64) }];
        return { status: "completed", measurements: { accuracy: 0.5 }, seconds: 1, checkpoints };
      },
    },
  });
  expect(before).toEqual([
    [],
    [fileOf(0, 0.5)],
    [fileOf(0, 0.5), fileOf(1, 0.5)],
    [fileOf(1, 0.5), fileOf(0, 1)],
  ]);
  expect([...left]).toEqual([]);
});

test("a proposal that the space lacks ends the search", async () => {
  const tooDeep = new Architecture({ depth: 4, width: 16, activation: "relu" });
  const searched = logWith({ strategy: { propose: () => ({ architecture: tooDeep, notes: {} }) } });
  await expect(searched).rejects.toMatchObject({ code: "ESPALIER_PROPOSAL_OUTSIDE_SPACE" });
});

describe("imported trials", () => {
  const imported = (changes: Partial<SearchHistory>) => {
    const { values: architecture } = assembly.start;
    const trial = { architecture, measurements: { accuracy: 0.5 }, budget: 1, status: "completed" } as const;
    const history: SearchHistory = {
      ...{ trials: [trial], defaults: {}, strict: false, winner: "new" },
      ...changes,
    };
    return logWith({ evaluator: constant, history });
  };

  test("keep their figures, and misfits are counted with the first reason", async () => {
    const log = await imported({
      trials: [
        ...[assembly.start.values, { depth: 3, width: 16, activation: "relu" }, { depth: 99 }].map(
          (architecture) => ({
            ...{ architecture, measurements: { accuracy: 0.5 }, budget: 1, status: "completed" as const },
          }),
        ),
      ],
    });
    expect(log.find(({ type }) => type === "history-imported")).toMatchObject({
      trials: [{ measurements: { accuracy: 0.5 } }, { measurements: { accuracy: 0.5 } }],
      leftOut: 1,
      firstLeftOut: expect.stringMatching(/^line 3: /),
    });
  });

  test("are counted before the own ones, also when one of those is continued", async () => {
    const { values: architecture } = assembly.start;
    const trial = { architecture, measurements: { accuracy: 0.5 }, budget: 1, status: "completed" } as const;
    const log = await logWith({
      evaluator: constant,
      history: { trials: [trial, trial], defaults: {}, strict: false, winner: "new" },
      scheduler: {
        next: (trials) => {
          if (trials.length === 0) return { type: "start", budget: 0.5 };
          return trials[0]!.budget < 1 ? { type: "continue", trial: 0, budget: 1 } : undefined;
        },
      },
    });
    const numbers = log.flatMap((event) =>
      event.type === "trial-proposed" || event.type === "trial-continued" ? [event.trial] : [],
    );
    expect(numbers).toEqual([2, 2]);
  });

  test("come first in the step that they are for", async () => {
    const before = (log: readonly Event[]) => log.filter(({ type }) => type === "history-imported").length;
    expect(before(await imported({}))).toBe(1);
    expect(before(await imported({ step: 1 }))).toBe(1);
    expect(before(await imported({ step: 2 }))).toBe(0);
  });

  test("that failed are recorded with the reason and without figures", async () => {
    const architecture = { depth: 2, width: 16, activation: "relu" };
    const failed = { architecture, budget: 1, status: "failed", measurements: { accuracy: 0.5 } } as const;
    const log = await imported({ trials: [failed, { ...failed, failure: "diverged" }] });
    const recorded = { architecture, budget: 1, status: "failed", measurements: {} };
    const event = log.find(({ type }) => type === "history-imported");
    expect(event).toMatchObject({ leftOut: 0 });
    expect(event).not.toHaveProperty("firstLeftOut");
    expect((event as { trials?: unknown } | undefined)?.trials).toEqual([
      recorded,
      { ...recorded, failure: "diverged" },
    ]);
  });

  test("spare the trial of the current architecture if one of them can win", async () => {
    const stays = (log: readonly Event[]) =>
      log.some((event) => event.type === "trial-proposed" && event.notes["origin"] === "stay");
    expect(stays(await imported({}))).toBe(true);
    expect(stays(await imported({ winner: "any" }))).toBe(false);
    const other = { depth: 3, width: 16, activation: "relu" };
    const both = [other, assembly.start.values].map((architecture) => ({
      ...{ architecture, measurements: { accuracy: 0.5 }, budget: 1, status: "completed" as const },
    }));
    expect(stays(await imported({ winner: "any", trials: both }))).toBe(false);
    expect(stays(await imported({ winner: "any", trials: both.slice(0, 1) }))).toBe(true);
  });
});

test("a trial that keeps a training fails in a run that writes nothing", async () => {
  const evaluator: Evaluator = {
    measures: assembly.search.evaluator.measures,
    updates: 0,
    measure: async ({ keep }) => {
      keep?.([{ update: 1, loss: 1, plan: {}, state: undefined as never }]);
      return { accuracy: 1 };
    },
  };
  const scheduler: TrialScheduler = {
    next: (trials) => (trials.length === 0 ? { type: "start", budget: 0.5 } : undefined),
  };
  const log = await logOf(runInMemory({ ...assembly, search: { ...assembly.search, evaluator, scheduler } }));
  expect(log.at(-1)).toMatchObject({
    type: "trial-finished",
    failure: "ESPALIER_NOTHING_TRAINS: The experiment has no settings for training.",
  });
});
