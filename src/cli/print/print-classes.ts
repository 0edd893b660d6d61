import type { ClassAccuracy } from "../../evaluation/class-accuracies.ts";
import type { RunResults } from "../../report/run-results.ts";
import { percent } from "../describe/show-score.ts";
import { noClassAccuracies } from "../errors.ts";
import { printTable } from "./print-table.ts";

/**
 * Prints a row for each class of a score: test examples and accuracy after the last step, and accuracies after earlier
 * steps. The best known class is first. @throws EspalierError if the run has no such score.
 */
export function printClasses({ steps }: RunResults, name: string): void {
  const scored = steps.flatMap(({ step, scores }) =>
    (scores ?? []).flatMap(({ byClass, ...score }) => (byClass ? [{ step, byClass, name: score.name }] : [])),
  );
  const own = scored.filter((one) => one.name === name);
  const last = own.at(-1);
  if (last === undefined) throw noClassAccuracies(name, [...new Set(scored.map((one) => one.name))]);
  const at = (classes: readonly ClassAccuracy[], label: string) => classes.find((one) => one.name === label);
  printTable(
    ["class", "examples", ...own.map(({ step }) => `after step ${step}`)],
    last.byClass
      .toSorted((one, other) => shareOf(other) - shareOf(one))
      .map((one) => [
        one.name,
        String(one.count),
        ...own.map(({ byClass }) => {
          const found = at(byClass, one.name);
          return found === undefined ? "" : percent(shareOf(found));
        }),
      ]),
  );
}

function shareOf({ right, count }: ClassAccuracy): number {
  return right / count;
}
