import type { Plan } from "../run/plan.ts";
import { printRows, printTable } from "./print-rows.ts";
import { describeSeconds } from "./progress.ts";

/** What `plan` says. */
type Report = Plan & {
  readonly engine: string;
  readonly seconds: readonly number[];
  readonly memoryBytes: number;
};

export function printPlan({
  architectures,
  parameters,
  steps,
  trials,
  updates,
  engine,
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
  console.log();
  printRows({
    architectures: `${number(architectures)} in the whole space`,
    parameters: parameters.map(number).join(" to "),
    trials: `${number(trials)} at most`,
    updates: `${number(updates)} at most`,
    time: `${seconds.map(describeSeconds).join(" to ")} on ${engine}, scoring aside: smallest to largest model, each timed over 5 updates`,
    memory: `${number(Math.round(memoryBytes / 1e6))} MB, as this process took for the largest`,
  });
}
