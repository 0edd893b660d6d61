import type { StepResults } from "../../report/run-results.ts";
import type { SearchResults } from "../../report/search-results.ts";
import type { ArchitectureValues } from "../../architecture/architecture.ts";
import { describeArchitecture, describeChanges } from "../describe/describe-architecture.ts";
import { describeObjective } from "../describe/describe-objective.ts";
import { printText } from "./output.ts";
import { printTable } from "./print-table.ts";
import { keptTogether } from "./wrap.ts";
import { shortened } from "../describe/shortened.ts";
import { counted } from "../../counted.ts";
import { showNumber } from "../describe/show-number.ts";

/** Largest number of characters of a failure that are shown. */
const FAILURE = 200;

/** Prints a row for each step: what changed of the architecture, trials and objectives. Then the last architecture and failures. */
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
    steps.map(({ step, name, architecture, parameters, search }, place) => [
      ...[
        String(step),
        name,
        keptTogether(describeGrowth(architecture, steps[place - 1]?.architecture ?? null)),
      ],
      ...(hasModel ? [parameters === null ? "" : showNumber(parameters)] : []),
      ...(hasSearch ? [search === null ? "" : countTrials(search)] : []),
      ...objectives.map(({ measurement }) => (search === null ? "" : showFigures(search, measurement))),
    ]),
  );
  const last = steps.findLast(({ architecture }) => architecture !== null);
  if (last !== undefined && last !== steps[0])
    printText(
      `\narchitecture after step ${last.step}: ${keptTogether(describeArchitecture(last.architecture!))}`,
    );
  const failures = steps.flatMap((step) => describeFailures(step));
  if (failures.length > 0) printText(`\n${failures.join("\n")}`);
}

/** The architecture of the first step, then what each step changed. */
function describeGrowth(current: ArchitectureValues | null, before: ArchitectureValues | null): string {
  if (current === null) return "";
  return before === null ? describeArchitecture(current) : describeChanges(before, current);
}

function countTrials({ trials: { imported, completed, failed, running } }: SearchResults): string {
  return showNumber(imported + completed + failed + running);
}

/** The chosen trial's value, and the best value if it differs. */
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
    `step ${step}: ${counted(1 + others.length, "trial")} failed. Trial ${first.trial}: ${shortened(first.failure, FAILURE)}`,
  ];
}
