import { expect, test } from "vitest";
import { curvePoints } from "../../src/report/view/curve-points.ts";
import { lossPoints } from "../../src/report/view/loss-points.ts";
import { trainingExtents } from "../../src/report/view/training-extents.ts";
import type { Event } from "../../src/run/log/events.ts";
import { metricsLine } from "./written-metrics.ts";
import { linesOfRun } from "./written-run.ts";

const linesOf = (step: number, count: number) =>
  Array.from({ length: count }, (_, index) => metricsLine(step, index + 1, count));

test("long metrics are averaged in buckets of a step, which appended lines leave alone", () => {
  const lines = [...linesOf(1, 1503), ...linesOf(2, 1500)];
  const points = curvePoints(lines);
  expect(points).toHaveLength(Math.ceil(1503 / 4) + Math.ceil(1500 / 4));
  expect(points[0]).toMatchObject({
    step: 1,
    update: 4,
    loss: 3 - 0.025,
    learningRate: lines[3]!.learningRate,
  });
  const last = points.find(({ step, update }) => step === 1 && update === 1503);
  expect(last?.loss).toBeCloseTo(3 - 15.02, 5);
  expect(curvePoints(lines.slice(0, -3)).slice(0, -1)).toEqual(points.slice(0, -1));
  expect(curvePoints(lines.slice(0, 500))).toHaveLength(500);
  expect(curvePoints([])).toEqual([]);
});

/** The events of a written run, with the compute of its trainings. */
function eventsOf(withCompute: boolean): readonly Event[] {
  return linesOfRun({}).map((line): Event => {
    const event = JSON.parse(line) as Event;
    if (event.type !== "trained" || !withCompute) return event;
    return { ...event, compute: { examples: 800, flops: 1e11 * event.step } };
  });
}

test("a step's training begins after those of earlier steps, in updates, examples and FLOPs", () => {
  const events = eventsOf(true);
  expect(trainingExtents(events, lossPoints(events), [])).toEqual([
    {
      step: 1,
      before: { updates: 0, examples: 0, flops: 0 },
      perUpdate: { updates: 1, examples: 8, flops: 1e9 },
    },
    {
      step: 2,
      before: { updates: 100, examples: 800, flops: 1e11 },
      perUpdate: { updates: 1, examples: 8, flops: 2e9 },
    },
  ]);
});

test("work that neither the log nor the metrics have is not known", () => {
  const events = eventsOf(false);
  const losses = lossPoints(events);
  expect(trainingExtents(events, losses, [])[1]).toMatchObject({
    before: { updates: 100, examples: null, flops: null },
    perUpdate: { updates: 1, examples: null },
  });
  const metrics = [...linesOf(1, 100), ...linesOf(2, 100)];
  expect(trainingExtents(events, losses, metrics)[1]).toMatchObject({
    before: { updates: 100, examples: 800, flops: 1e11 },
    perUpdate: { updates: 1, examples: 8, flops: 3e9 },
  });
  const first = events.slice(
    0,
    events.findIndex(({ type }) => type === "validated"),
  );
  expect(trainingExtents(first, lossPoints(first), [])).toMatchObject([{ step: 1, perUpdate: null }]);
});
