import type { Estimate } from "../run/estimate.ts";
import type { Plan } from "../run/plan.ts";
import { printRows, printTable } from "./print-rows.ts";
import { describeSeconds } from "./progress.ts";
import { print } from "./output.ts";

/** What `plan` says. */
type Report = Plan & {
  readonly engine: string;
  readonly workers: number;
  /** Of the smallest model and of the largest. */
  readonly estimates: readonly Estimate[];
  readonly seconds: readonly number[];
  readonly memoryBytes: number;
};

/** What the estimated time counts and what it takes for granted. */
function assumptions(estimates: readonly Estimate[], workers: number): string {
  const preparing = (kind: "trial" | "training") => {
    const [time] = estimates.map((estimate) => estimate[kind]);
    const seconds = estimates.map((estimate) => estimate[kind].preparingSeconds.toFixed(1)).join(" to ");
    return time === undefined || time.updates === 0 ? "nothing" : `${seconds} s (${time.mode})`;
  };
  const each = `each trial prepares its step anew, ${preparing("trial")}, and so does each step's training, ${preparing("training")}`;
  if (workers === 1) return `${each}; one trial at a time`;
  return `${each}; ${workers} workers each measure a trial at a time with their share of the threads, at which the training is counted as well`;
}

export function printPlan({
  architectures,
  parameters,
  steps,
  trials,
  updates,
  engine,
  workers,
  estimates,
  seconds,
  memoryBytes,
}: Report): void {
  const number = (value: number | null) => value?.toLocaleString("en") ?? "uncounted";
  printTable(
    ["step", "arrives", "new pairs", "candidates from the start", "largest, parameters"],
    steps.map(({ step, name, pairs, candidates, largestParameters }) => [
      String(step),
      name,
      number(pairs),
      number(candidates),
      number(largestParameters),
    ]),
  );
  print();
  const size = {
    architectures: `${number(architectures)} in the whole space`,
    trials: `${number(trials)} at most`,
  };
  if (updates === 0) {
    printRows({ ...size, time: "as long as the evaluator takes: nothing is trained here" });
    return;
  }
  printRows({
    ...size,
    parameters: parameters.map(number).join(" to "),
    updates: `${number(updates)} at most`,
    time: `${seconds.map(describeSeconds).join(" to ")} on ${engine}, scoring aside: smallest to largest model, each timed over some updates`,
    assumed: assumptions(estimates, workers),
    memory: `${number(Math.round(memoryBytes / 1e6))} MB, as this process took for the largest${workers === 1 ? "" : `; ${workers} workers take as much each`}`,
  });
}
