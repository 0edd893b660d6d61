import { expect, test } from "vitest";
import { EventOrder } from "../../../src/run/log/event-order.ts";
import type { Event } from "../../../src/run/log/events.ts";

const proposal = { budget: 0.5, architecture: { depth: 1 }, observedTrials: 0, notes: {} };
const finished = { status: "completed", measurements: {} } as const;

/** Adds events to an order, numbered from 0. @returns the problem of the last one. */
function problemOf(...events: readonly Omit<Event, "version" | "sequence" | "meta">[]): string | undefined {
  const order = new EventOrder();
  const numbered = events.map((event, sequence) => ({ version: 2, meta: {}, sequence, ...event }) as Event);
  for (const event of numbered.slice(0, -1)) {
    expect(order.problemOf(event)).toBe(undefined);
    order.add(event);
  }
  return order.problemOf(numbered.at(-1)!);
}

const step = (step: number) => ({ type: "step-started", step, examples: 1 }) as unknown as Event;
const proposed = (step: number, trial: number) =>
  ({ type: "trial-proposed", step, trial, ...proposal }) as never;
const measured = (step: number, trial: number, budget: number) =>
  ({ type: "trial-finished", step, trial, budget, ...finished }) as never;
const resumed = { type: "run-resumed" } as const;

test("events are numbered without a gap", () => {
  expect(problemOf(resumed, resumed)).toBe(undefined);
  expect(problemOf(resumed, { ...resumed, sequence: 2 } as never)).toBe("sequence 2 instead of 1");
});

test("growth steps start one after another", () => {
  expect(problemOf(step(1), resumed, step(2))).toBe(undefined);
  expect(problemOf(step(2))).toBe("step 2 starts instead of 1");
  expect(problemOf(step(1), resumed, step(3))).toBe("step 3 starts instead of 2");
});

test("trials of a step are proposed one after another, behind imported ones", () => {
  expect(problemOf(proposed(1, 0), proposed(1, 1))).toBe(undefined);
  expect(problemOf(proposed(1, 0), proposed(2, 0))).toBe(undefined);
  expect(problemOf(proposed(1, 0), proposed(1, 2))).toBe("trial 2 is proposed instead of 1");
  const imported = { type: "history-imported", step: 1, trials: [{}, {}], leftOut: 0 } as never;
  expect(problemOf(imported, proposed(1, 2))).toBe(undefined);
  expect(problemOf(imported, proposed(1, 0))).toBe("trial 0 is proposed instead of 2");
});

test("nothing is recorded twice, but every budget of a trial is a measurement of its own", () => {
  expect(problemOf(measured(1, 0, 0.5), measured(1, 0, 1), measured(2, 0, 0.5))).toBe(undefined);
  expect(problemOf(measured(1, 0, 0.5), measured(1, 0, 0.5))).toBe(
    'the event "trial-finished, step 1, trial 0, budget 0.5" is there a second time',
  );
  const validated = (update: number) => ({ type: "validated", step: 1, update, loss: 1 }) as never;
  expect(problemOf(validated(1), validated(2))).toBe(undefined);
  expect(problemOf(validated(1), resumed, validated(1))).toBe(
    'the event "validated, step 1, update 1" is there a second time',
  );
});
