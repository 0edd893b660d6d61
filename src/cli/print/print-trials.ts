import type { RecordedSearch } from "../../run/log/recorded-searches.ts";
import { atLargestBudget } from "../../search/at-largest-budget.ts";
import { isFeasible, violationOf } from "../../search/feasibility.ts";
import { hypervolume } from "../../search/hypervolume.ts";
import { paretoFront } from "../../search/non-dominated-sort.ts";
import { type Objective, pointOf } from "../../search/objective.ts";
import { figureOf, type Trial } from "../../search/trial.ts";
import { worstPoint } from "../../search/worst-point.ts";
import { describeArchitecture, describeChanges } from "../describe/describe-architecture.ts";
import { describeObjective } from "../describe/describe-objective.ts";
import { counted } from "../../counted.ts";
import { showNumber } from "../describe/show-number.ts";
import { print, printText } from "./output.ts";
import { describeFailedTrials } from "../describe/describe-failed-trials.ts";
import { printMappedTable } from "./print-table.ts";
import { keptTogether } from "./wrap.ts";

/** Number of objectives from which on the exact hypervolume is not computed. */
const TOO_MANY = 4;

/** Prints a table for each search: its trials, the chosen one marked, then Pareto front, constraints and failures. */
export function printTrials(searches: readonly RecordedSearch[]): void {
  searches.forEach((search, place) => {
    if (place > 0) print();
    printSearch(search);
  });
}

function printSearch(search: RecordedSearch): void {
  const { trials, objectives, constraints } = search;
  const front = objectives.length > 1 ? frontOf(search) : [];
  const marked = new Set(front);
  const names = measurementsOf(search);
  const { heading, describe } = shownArchitectures(search);
  const size = search.size === null ? "" : ` of ${counted(search.size, "candidate")}`;
  printText(`step ${search.step}: ${counted(trials.length, "trial")}${size}`);
  if (heading === "change")
    printText(`current architecture: ${keptTogether(describeArchitecture(search.current))}`);
  printMappedTable(
    [
      ...["trial", "status"],
      ...(objectives.length > 1 ? ["front"] : []),
      ...names.map((name) => headingOf(name, objectives)),
      ...(constraints.length > 0 ? ["constraints"] : []),
      heading,
    ],
    trials,
    (trial) => [
      ...[String(trial.number), statusOf(trial, search)],
      ...(objectives.length > 1 ? [marked.has(trial) ? "*" : ""] : []),
      ...names.map((name) => showFigure(figureOf(trial.measurements, name))),
      ...(constraints.length > 0 ? [describeFeasibility(trial)] : []),
      keptTogether(describe(trial)),
    ],
  );
  for (const line of [...describeOutcome(search, front), ...describeFailedTrials(trials)]) printText(line);
}

/** Shows architectures by what changed from the step's current one, or in full if that is shorter in all. */
function shownArchitectures({ trials, current }: RecordedSearch) {
  const changes = ({ architecture }: Trial) => describeChanges(current, architecture.values);
  const whole = ({ architecture }: Trial) => describeArchitecture(architecture.values);
  const longest = (describe: (trial: Trial) => string) =>
    trials.reduce((length, trial) => Math.max(length, describe(trial).length), 0);
  return longest(changes) < longest(whole)
    ? { heading: "change", describe: changes }
    : { heading: "architecture", describe: whole };
}

/** The feasible trials of the Pareto front; none if the log has no objectives. */
export function frontOf({ trials, objectives }: RecordedSearch): readonly Trial[] {
  if (objectives.length === 0) return [];
  return paretoFront(atLargestBudget(trials, objectives), objectives).filter(isFeasible);
}

/** Names of all measurements, those of objectives first. */
function measurementsOf({ objectives, trials }: RecordedSearch): string[] {
  const names = new Set(objectives.map(({ measurement }) => measurement));
  for (const { measurements } of trials) for (const name of Object.keys(measurements)) names.add(name);
  return [...names];
}

function headingOf(name: string, objectives: readonly Objective[]): string {
  const objective = objectives.find(({ measurement }) => measurement === name);
  return objective === undefined ? name : describeObjective(objective);
}

function statusOf({ number, status, notes }: Trial, { winner }: RecordedSearch): string {
  const shown = status === "completed" && notes["origin"] === "imported" ? "imported" : status;
  if (number !== winner) return shown;
  return shown === "completed" ? "chosen" : `chosen, ${shown}`;
}

function describeFeasibility(trial: Trial): string {
  if (trial.status !== "completed") return "";
  if (isFeasible(trial)) return "met";
  const violation = violationOf(trial);
  return Number.isFinite(violation)
    ? keptTogether(`violated by ${(100 * violation).toPrecision(3)} %`)
    : "not measured";
}

function describeOutcome(search: RecordedSearch, front: readonly Trial[]): string[] {
  const { trials, objectives, constraints } = search;
  const measured = trials.filter(({ status }) => status === "completed");
  const feasible = measured.filter(isFeasible).length;
  return [
    ...(constraints.length > 0
      ? [
          `constraints: ${feasible} of ${counted(measured.length, "measured trial")} met ${constraints.join(", ")}`,
        ]
      : []),
    ...(objectives.length > 1 ? [`Pareto front (*): ${describeFront(search, front)}`] : []),
  ];
}

function describeFront({ trials, objectives }: RecordedSearch, front: readonly Trial[]): string {
  if (front.length === 0) return "empty";
  const size = `${front.length} of ${counted(trials.length, "trial")}`;
  if (objectives.length >= TOO_MANY) return `${size}; its hypervolume is computed for up to 3 objectives`;
  const worst = worstPoint(atLargestBudget(trials, objectives), objectives);
  const volume = hypervolume(
    front.map((trial) => pointOf(trial, objectives)),
    worst,
  );
  const reference = objectives.map(({ measurement, direction }, place) => {
    const value = worst[place] as number;
    return `${measurement} ${showNumber(direction === "minimize" ? value : 0 - value)}`;
  });
  const origin = `the worst values of the completed trials (${reference.join(", ")})`;
  return `${size}, hypervolume ${volume.toPrecision(5)} measured from ${origin}`;
}

function showFigure(value: number | undefined): string {
  return value === undefined ? "" : showNumber(value);
}
