import { expect, test } from "vitest";
import { describeTraining } from "../../../src/cli/watch/describe-training.ts";
import { screenOf } from "../../../src/cli/watch/screen.ts";
import { sparkline } from "../../../src/cli/watch/sparkline.ts";
import type { Event } from "../../../src/run/log/events.ts";
import { metricsLine } from "../../report/written-metrics.ts";
import { linesOfRun } from "../../report/written-run.ts";

const events = linesOfRun({}).map((line) => JSON.parse(line) as Event);

/** The events until a growth step trains. */
const training = events.slice(0, events.findLastIndex(({ type }) => type === "inherited") + 1);

const linesOf = (step: number, count: number) =>
  Array.from({ length: count }, (_, index) => metricsLine(step, index + 1));

test("a screen shows the present training: its losses, its speed and the time that is left", () => {
  const screen = screenOf("run", training, [...linesOf(1, 100), ...linesOf(2, 40)], 10);
  expect(screen).toEqual(
    expect.arrayContaining([
      "step 2 (arrival 2): training",
      "2,000 parameters",
      "4 trials measured, 0 running, 0 failed",
      // An update takes a second.
      "update 40 of 100, 500 examples/s, 1 min left",
      "training loss 1.1000",
      "█▇▆▆▅▄▃▃▂▁",
      "validation loss 2.2500",
    ]),
  );
});

test("a run without metrics has the losses of its log", () => {
  const screen = screenOf("run", events, [], 80);
  expect(screen).toEqual(expect.arrayContaining(["training loss 1", "█▁", "validation loss 1.1250"]));
  expect(screen.join("\n")).not.toContain("left");
});

test("a pause between two processes is not counted as time of an update", () => {
  const later = linesOf(1, 40).map((line) => (line.update > 30 ? { ...line, at: line.at + 86_400 } : line));
  expect(describeTraining(later, 1)).toBe("update 40 of 100, 1,000 examples/s, 1 min left");
  expect(describeTraining(later.slice(0, 1), 1)).toBe("update 1 of 100, 1,000 examples/s");
  expect(describeTraining(later, 2)).toBeUndefined();
});

test("more values than a line has columns are averaged", () => {
  expect(sparkline([1, 2, 3, 4], 4)).toBe("▁▃▆█");
  expect(sparkline([1, 1, 2, 2, 3, 3, 4, 4], 4)).toBe("▁▃▆█");
  expect(sparkline([5, Number.NaN, 5], 4)).toBe("▁▁");
  expect(sparkline([], 4)).toBe("");
});
