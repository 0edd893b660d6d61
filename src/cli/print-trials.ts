import type { RecordedSearch } from "../run/log/recorded-searches.ts";
import { atLargestBudget } from "../search/at-largest-budget.ts";
import { isFeasible, violationOf } from "../search/feasibility.ts";
import { hypervolume } from "../search/hypervolume.ts";
import { paretoFront } from "../search/non-dominated-sort.ts";
import { type Objective, pointOf } from "../search/objective.ts";
import { figureOf, type Trial } from "../search/trial.ts";
import { worstPoint } from "../search/worst-point.ts";
import { describeArchitecture } from "./describe-architecture.ts";
import { printMappedTable } from "./print-rows.ts";
import { shortened } from "./shortened.ts";
import { showNumber } from "./show-number.ts";
import { describeObjective } from "./describe-objective.ts";
import { print } from "./output.ts";

/** Characters of a failure that are shown; `--json` has all of it. */
const FAILURE = 1000;

/** Objectives from which on the exact hypervolume is not computed. */
const TOO_MANY = 4;

/** All trials in one table, then what each search came to if it had several objectives or constraints. */
export function printTrials(searches: readonly RecordedSearch[]): void {
  const objectives = searches[0]?.objectives ?? [];
  const several = objectives.length > 1;
  const constrained = searches.some(({ constraints }) => constraints.length > 0);
  const names = measurementsOf(searches);
  const fronts = searches.map((search) => new Set(several ? frontOf(search) : []));
  printMappedTable(
    [
      ...["step", "trial", "status"],
      ...(several ? ["front"] : []),
      ...names.map((name) => headingOf(name, objectives)),
      ...(constrained ? ["constraints"] : []),
      "architecture",
    ],
    searches.flatMap((search, place) => search.trials.map((trial) => ({ search, place, trial }))),
    ({ search, place, trial }) => [
      ...[String(search.step), String(trial.number), statusOf(trial)],
      ...(several ? [fronts[place]?.has(trial) ? "*" : ""] : []),
      ...names.map((name) => showFigure(figureOf(trial.measurements, name))),
      ...(constrained ? [describeFeasibility(trial)] : []),
      describeCandidate(trial),
    ],
  );
  const lines = searches.flatMap((search, place) => describeSearch(search, [...(fronts[place] ?? [])]));
  if (lines.length > 0) print(`\n${lines.join("\n")}`);
}

/** Its architecture and, if it failed, why. */
function describeCandidate({ architecture, failure }: Trial): string {
  const shown = describeArchitecture(architecture.values);
  return failure === undefined ? shown : `${shown}: ${shortened(failure, FAILURE)}`;
}

/** The feasible trials that no other one beats in all objectives. */
export function frontOf({ trials, objectives }: RecordedSearch): readonly Trial[] {
  if (objectives.length === 0) return [];
  return paretoFront(atLargestBudget(trials, objectives), objectives).filter(isFeasible);
}

/** Objectives first. */
function measurementsOf(searches: readonly RecordedSearch[]): string[] {
  const wanted = searches.flatMap(({ objectives }) => objectives.map(({ measurement }) => measurement));
  const names = new Set(wanted);
  for (const { trials } of searches)
    for (const { measurements } of trials) for (const name of Object.keys(measurements)) names.add(name);
  return [...names];
}

function headingOf(name: string, objectives: readonly Objective[]): string {
  const objective = objectives.find(({ measurement }) => measurement === name);
  return objective === undefined ? name : describeObjective(objective);
}

function statusOf({ status, notes }: Trial): string {
  return status === "completed" && notes["origin"] === "imported" ? "imported" : status;
}

function describeFeasibility(trial: Trial): string {
  if (trial.status !== "completed") return "";
  if (isFeasible(trial)) return "kept";
  const violation = violationOf(trial);
  return Number.isFinite(violation) ? `broken by ${(100 * violation).toPrecision(3)} %` : "not measured";
}

function describeSearch(search: RecordedSearch, front: readonly Trial[]): string[] {
  const { step, trials, objectives, constraints } = search;
  const measured = trials.filter(({ status }) => status === "completed");
  const kept = `step ${step}: ${measured.filter(isFeasible).length} of ${measured.length} keep ${constraints.join(", ")}`;
  return [
    ...(constraints.length > 0 ? [kept] : []),
    ...(objectives.length > 1 ? [`step ${step}: ${describeFront(search, front)}`] : []),
  ];
}

function describeFront({ trials, objectives }: RecordedSearch, front: readonly Trial[]): string {
  if (front.length === 0) return "nothing on the Pareto front";
  const size = `${front.length} of ${trials.length} on the Pareto front (*)`;
  if (objectives.length >= TOO_MANY) return `${size}; the hypervolume is computed for up to 3 objectives`;
  const worst = worstPoint(atLargestBudget(trials, objectives), objectives);
  const volume = hypervolume(
    front.map((trial) => pointOf(trial, objectives)),
    worst,
  );
  const reference = objectives.map(({ measurement, direction }, place) => {
    const value = worst[place] as number;
    return `${measurement} ${showNumber(direction === "minimize" ? value : 0 - value)}`;
  });
  return `${size}, hypervolume ${volume.toPrecision(5)} from ${reference.join(", ")}: the worst of the completed trials`;
}

function showFigure(value: number | undefined): string {
  return value === undefined ? "" : showNumber(value);
}
