import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plugins } from "../../../plugins/index.ts";
import { readExperiment } from "../../../src/experiment/read-experiment.ts";
import type { Event, EventType, Fields } from "../../../src/run/log/events.ts";
import { reproducibleEvents } from "../../../src/run/log/reproducible-events.ts";
import type { Run } from "../../../src/run/run.ts";
import { search } from "../../../src/run/search/search.ts";
import { type Assembly, assemble } from "../../../src/run/setup/assemble.ts";
import { runInMemory } from "../../../src/run/setup/run-in-memory.ts";
import type { Evaluator } from "../../../src/search/evaluator.ts";
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

test("the current architecture is the first trial, unless the caller says otherwise", async () => {
  const origins = async (triesCurrent: boolean) =>
    (await logOf(newRun(1), triesCurrent)).flatMap((event) =>
      event.type === "trial-proposed" ? [event.notes["origin"] ?? "strategy"] : [],
    );
  const [first, ...others] = await origins(true);
  expect([first, new Set(others)]).toEqual(["stay", new Set(["strategy"])]);
  expect(new Set(await origins(false))).toEqual(new Set(["strategy"]));
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
