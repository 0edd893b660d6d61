import type { ModelTimes } from "../../run/plan/estimate.ts";
import type { Plan, PlannedStep, Range } from "../../run/plan/plan.ts";
import { print } from "./output.ts";
import { printRows } from "./print-rows.ts";
import { printTable } from "./print-table.ts";

import { showNumber, showSeconds } from "../describe/show-number.ts";

/** What `plan` says. */
type Report = Plan & {
  readonly engine: string;
  readonly workers: number;
  /** Of the smallest model and of the largest. */
  readonly estimates: readonly ModelTimes[];
  readonly seconds: Range;
  readonly memoryBytes: number;
};

export function printPlan(report: Report): void {
  const { architectures, parameters, steps, trials, updates, flops, workers, seconds } = report;
  printSteps(steps);
  print();
  const size = {
    architectures: `${showCount(architectures)} in the whole space`,
    trials: `${showNumber(trials)} at most`,
    ...(parameters[1] > 0 && { parameters: range(parameters, showNumber) }),
  };
  if (updates === 0) {
    printRows({ ...size, time: "as long as the evaluator takes: nothing is trained here" });
    return;
  }
  const memory = `${showNumber(Math.round(report.memoryBytes / 1e6))} MB, as this process took for the largest model`;
  printRows({
    ...size,
    updates: `${showNumber(updates)} at most`,
    time: `${range(seconds, showSeconds)} on ${report.engine}, scoring aside: smallest to largest candidates, each timed over some updates`,
    assumed: assumptions(report.estimates, workers),
    memory: workers === 1 ? memory : `${memory}; ${workers} workers take as much each`,
    FLOPs: {
      "forward pass of an example": range(flops.forward, showFlops),
      "search, at most": range(flops.search, showFlops),
      "training of the steps": range(flops.training, showFlops),
      counted: "an update as 3 forward passes of its batch; smallest to largest candidates",
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
      ...[String(step), name, ...(hasExamples ? [showNumber(examples)] : [])],
      ...[showCount(candidates), showNumber(trials), ...(hasModel ? [range(parameters, showNumber)] : [])],
    ]),
  );
}

/** What the estimated time counts and what it takes for granted. */
function assumptions(estimates: readonly ModelTimes[], workers: number): string {
  const preparing = (kind: "trial" | "training") => {
    const [time] = estimates.map((estimate) => estimate[kind]);
    const seconds = new Set(estimates.map((estimate) => estimate[kind].preparingSeconds));
    if (time === undefined || time.updates === 0) return "nothing";
    return `${[...seconds].map((one) => one.toFixed(1)).join(" to ")} s (${time.mode})`;
  };
  const each = `each trial prepares its step anew, ${preparing("trial")}, and so does each step's training, ${preparing("training")}`;
  if (workers === 1) return `${each}; one trial at a time`;
  return `${each}; ${workers} workers each measure a trial at a time with their share of the threads, at which the training is counted as well`;
}

const UNITS = ["", "k", "M", "G", "T", "P", "E"];

/** `74.4 k` or `1.20 G`. */
function showFlops(flops: number): string {
  if (flops < 1000) return showNumber(flops);
  const rounded = Number(flops.toPrecision(3));
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(rounded) / 3));
  return `${(rounded / 1000 ** power).toPrecision(3)} ${UNITS[power]}`;
}

function showCount(count: number | null): string {
  return count === null ? "uncounted" : showNumber(count);
}

/** `10 s to 20 s`, or `10 s` if both ends look alike. */
function range<Value>(values: readonly Value[], show: (value: Value) => string): string {
  return [...new Set(values.map(show))].join(" to ");
}
