import type { ModelTimes } from "../../run/plan/estimate.ts";
import type { Plan, PlannedStep, Range } from "../../run/plan/plan.ts";
import { print } from "./output.ts";
import { printRows } from "./print-rows.ts";
import { printTable } from "./print-table.ts";

import { shortNumber } from "../../short-number.ts";
import { showSeconds } from "../describe/show-number.ts";

/** A plan with its estimates. */
export type PlanReport = Plan & {
  readonly engine: string;
  readonly workers: number;
  /** Times of the smallest model and of the largest. */
  readonly estimates: readonly ModelTimes[];
  readonly seconds: Range;
  readonly memoryBytes: number;
};

/** Prints a row for each step, then sizes, estimated time, memory and FLOPs of the whole experiment. */
export function printPlan(report: PlanReport): void {
  const { architectures, parameters, steps, trials, updates, learningRate, flops } = report;
  const { workers, seconds, engine } = report;
  printSteps(steps);
  print();
  const size = {
    architectures: `${showCount(architectures)} in the whole space`,
    trials: `at most ${shortNumber(trials)}`,
    ...(parameters[1] > 0 && { parameters: range(parameters, shortNumber) }),
  };
  if (updates === 0) {
    printRows({ ...size, time: "as long as the evaluator takes; nothing is trained here" });
    return;
  }
  const memory = `${shortNumber(Math.round(report.memoryBytes / 1e6))} MB, measured in this process with the largest model`;
  printRows({
    ...size,
    updates: `at most ${shortNumber(updates)}`,
    "learning rate": range(learningRate, (rate) => shortNumber(rate, 3)),
    time: `${range(seconds, showSeconds)} on ${engine}, from the smallest to the largest candidates, without scoring`,
    "based on": assumptions(report.estimates, workers),
    memory: workers === 1 ? memory : `${memory}; as much for each of ${workers} workers`,
    FLOPs: {
      "forward pass of an example": range(flops.forward, shortNumber),
      "search, at most": range(flops.search, shortNumber),
      "training of the steps": range(flops.training, shortNumber),
      "counted as":
        "3 forward passes of the batch for each update, from the smallest to the largest candidates",
    },
  });
}

function printSteps(steps: readonly PlannedStep[]): void {
  const hasExamples = steps.some(({ examples }) => examples > 0);
  const hasModel = steps.some(({ parameters }) => parameters[1] > 0);
  printTable(
    [
      ...["step", "arrives", ...(hasExamples ? ["new examples"] : [])],
      ...["candidates from the start", "trials at most", ...(hasModel ? ["parameters"] : [])],
    ],
    steps.map(({ step, name, examples, candidates, trials, parameters }) => [
      ...[String(step), name, ...(hasExamples ? [shortNumber(examples)] : [])],
      ...[showCount(candidates), shortNumber(trials), ...(hasModel ? [range(parameters, shortNumber)] : [])],
    ]),
  );
}

/** Assumptions of the estimated time. */
function assumptions(estimates: readonly ModelTimes[], workers: number): string {
  const preparing = (kind: "trial" | "training") => {
    const times = estimates.map((estimate) => estimate[kind]);
    const [first] = times;
    if (first === undefined || first.updates === 0) return "0 s";
    const seconds = times
      .map(({ preparingSeconds }) => preparingSeconds)
      .toSorted((one, other) => one - other);
    return `${range(seconds, (one) => one.toFixed(1))} s (mode ${first.mode})`;
  };
  const each =
    `some timed updates of both models, plus ${preparing("trial")} to prepare each trial ` +
    `and ${preparing("training")} to prepare each training`;
  if (workers === 1) return `${each}; one trial at a time`;
  return `${each}; ${workers} workers with a trial and a share of the threads each, training included`;
}

function showCount(count: number | null): string {
  return count === null ? "too many to count" : shortNumber(count);
}

/** `10 s to 20 s`, or `10 s` if both ends look alike. */
function range<Value>(values: readonly Value[], show: (value: Value) => string): string {
  return [...new Set(values.map(show))].join(" to ");
}
