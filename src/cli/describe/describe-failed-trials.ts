import type { Trial } from "../../search/trial.ts";
import { shortened } from "./shortened.ts";
import { counted } from "../../counted.ts";

/** Characters of a failure that are shown; `--json` has all of it. */
const FAILURE = 1000;

/** Different failures, and trials of one, that are shown. */
const SHOWN = { failures: 20, trials: 10 };

/** Lines that say why trials failed, one for each reason. */
export function describeFailedTrials(trials: readonly Trial[]): string[] {
  const numbers = new Map<string, number[]>();
  for (const { number, failure } of trials) {
    if (failure === undefined) continue;
    const same = numbers.get(failure);
    if (same === undefined) numbers.set(failure, [number]);
    else same.push(number);
  }
  const lines = [...numbers]
    .slice(0, SHOWN.failures)
    .map(([failure, same]) => `${describeNumbers(same)} failed: ${shortened(failure, FAILURE)}`);
  const more = numbers.size - lines.length;
  return more > 0 ? [...lines, `${counted(more, "other failure")}: see --json`] : lines;
}

/** `trial 5`, `trials 5, 7`, or `trials 5, 7, ... (12 in all)`. */
function describeNumbers(numbers: readonly number[]): string {
  const shown = numbers.slice(0, SHOWN.trials).join(", ");
  const rest = numbers.length > SHOWN.trials ? `, ... (${numbers.length} in all)` : "";
  return `trial${numbers.length === 1 ? "" : "s"} ${shown}${rest}`;
}
