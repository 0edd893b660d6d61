import { expect, test } from "vitest";
import { totalSeconds } from "../../../src/run/plan/estimate.ts";

const trial = { updates: 10, mode: "graph", preparingSeconds: 2, secondsPerUpdate: 0.5 } as const;
const training = { updates: 100, mode: "graph", preparingSeconds: 3, secondsPerUpdate: 0.25 } as const;
const none = { ...trial, updates: 0 };
const step = { trial, shared: none, training, trials: 5 };

test("a run takes its trials and trainings, and what each of them takes before the first update", () => {
  expect(totalSeconds([step, step], 1)).toBe(2 * (5 * 7 + 28));
});

test("a step with one candidate takes one trial", () => {
  expect(totalSeconds([step, { ...step, trials: 1 }], 1)).toBe(5 * 7 + 28 + 7 + 28);
});

test("several workers take as many rounds as the last trial needs", () => {
  expect(totalSeconds([step, step], 2)).toBe(2 * (3 * 7 + 28));
  expect(totalSeconds([step, step], 9)).toBe(2 * (7 + 28));
});

test("trials without updates prepare nothing", () => {
  expect(totalSeconds([{ ...step, trial: none }], 1)).toBe(28);
});

test("what the trials of a step share comes once a step", () => {
  const shared = { updates: 4, mode: "eager", preparingSeconds: 1, secondsPerUpdate: 2 } as const;
  expect(totalSeconds(Array(2).fill({ ...step, trial: none, shared }), 2)).toBe(2 * (9 + 28));
  expect(totalSeconds([{ ...step, shared, trials: 0 }], 1)).toBe(28);
});
