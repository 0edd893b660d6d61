import type { StepResults } from "../../report/run-results.ts";
import type { SearchResults } from "../../report/search-results.ts";
import { describeArchitecture } from "../describe/describe-architecture.ts";
import { describeObjective } from "../describe/describe-objective.ts";
import { print } from "./output.ts";
import { printTable } from "./print-table.ts";
import { shortened } from "../describe/shortened.ts";
import { counted, showNumber } from "../describe/show-number.ts";

/** Characters of a failure that are shown. */
const FAILURE = 200;

/** Prints a row for each step, with architecture, trials and objectives, and then the failures. */
export function printGrowthPath(steps: readonly StepResults[]): void {
  const objectives = steps.find(({ search }) => search !== null)?.search?.objectives ?? [];
  const hasModel = steps.some(({ parameters }) => (parameters ?? 0) > 0);
  const hasSearch = steps.some(({ search }) => search !== null);
  printTable(
    [
      ...["step", "arrived", "architecture"],
      ...(hasModel ? ["parameters"] : []),
      ...(hasSearch ? ["trials"] : []),
      ...objectives.map(describeObjective),
    ],
    steps.map(({ step, name, architecture, parameters, search }) => [
      ...[String(step), name, architecture === null ? "" : describeArchitecture(architecture)],
      ...(hasModel ? [parameters === null ? "" : showNumber(parameters)] : []),
      ...(hasSearch ? [search === null ? "" : countTrials(search)] : []),
      ...objectives.map(({ measurement }) => (search === null ? "" : showFigures(search, measurement))),
    ]),
  );
  const failures = steps.flatMap((step) => describeFailures(step));
  if (failures.length > 0) print(`\n${failures.join("\n")}`);
}

function countTrials({ trials: { imported, completed, failed, running } }: SearchResults): string {
  return showNumber(imported + completed + failed + running);
}

/** The chosen trial's value, and the best value if that is another one. */
function showFigures({ objectives, chosen }: SearchResults, measurement: string): string {
  const show = (value: number | undefined) => (value === undefined ? "" : showNumber(value));
  const best = show(objectives.find((objective) => objective.measurement === measurement)?.best?.value);
  const value = show(chosen?.measurements[measurement]);
  if (best === "" || best === value) return value;
  return value === "" ? `best ${best}` : `${value} (best ${best})`;
}

function describeFailures({ step, search }: StepResults): string[] {
  const [first, ...others] = search?.failures ?? [];
  if (first === undefined) return [];
  return [
    `step ${step}: ${counted(1 + others.length, "trial")} failed; trial ${first.trial}: ${shortened(first.failure, FAILURE)}`,
  ];
}
