import { comparable } from "../search/comparable.ts";
import { isFeasible, violationOf } from "../search/feasibility.ts";
import { hypervolume } from "../search/hypervolume.ts";
import { paretoFront } from "../search/non-dominated-sort.ts";
import { type Objective, pointOf } from "../search/objective.ts";
import { figureOf, type Trial } from "../search/trial.ts";
import { worstPoint } from "../search/worst-point.ts";
import { describeArchitecture } from "./describe-event.ts";
import { printTable } from "./print-rows.ts";

/** A growth step's search. */
export interface ShownSearch {
  readonly step: number;
  readonly trials: readonly Trial[];
  /** The main one first; empty if the log does not tell. */
  readonly objectives: readonly Objective[];
  /** Such as `latencySeconds <= 0.01`. */
  readonly constraints: readonly string[];
}

/** Objectives from which on the exact hypervolume is not computed. */
const TOO_MANY = 4;

/** All trials in one table, then what each search came to if it had several objectives or constraints. */
export function printTrials(searches: readonly ShownSearch[]): void {
  const objectives = searches[0]?.objectives ?? [];
  const several = objectives.length > 1;
  const constrained = searches.some(({ constraints }) => constraints.length > 0);
  const names = measurementsOf(searches);
  const fronts = searches.map((search) => new Set(several ? frontOf(search) : []));
  printTable(
    [
      ...["step", "trial", "status"],
      ...(several ? ["front"] : []),
      ...names.map((name) => headingOf(name, objectives)),
      ...(constrained ? ["constraints"] : []),
      "architecture",
    ],
    searches.flatMap((search, place) =>
      search.trials.map((trial) => [
        ...[String(search.step), String(trial.number), statusOf(trial)],
        ...(several ? [fronts[place]?.has(trial) ? "*" : ""] : []),
        ...names.map((name) => showNumber(figureOf(trial.measurements, name))),
        ...(constrained ? [describeFeasibility(trial)] : []),
        [describeArchitecture(trial.architecture.values), trial.failure].filter(Boolean).join(": "),
      ]),
    ),
  );
  const lines = searches.flatMap((search, place) => describeSearch(search, [...(fronts[place] ?? [])]));
  if (lines.length > 0) console.log(`\n${lines.join("\n")}`);
}

/** The feasible trials that no other one beats in all objectives. */
export function frontOf({ trials, objectives }: ShownSearch): readonly Trial[] {
  if (objectives.length === 0) return [];
  return paretoFront(comparable(trials, objectives), objectives).filter(isFeasible);
}

/** Objectives first. */
function measurementsOf(searches: readonly ShownSearch[]): string[] {
  const wanted = searches.flatMap(({ objectives }) => objectives.map(({ measurement }) => measurement));
  const found = searches.flatMap(({ trials }) => trials.flatMap((trial) => Object.keys(trial.measurements)));
  return [...new Set([...wanted, ...found])];
}

function headingOf(name: string, objectives: readonly Objective[]): string {
  const objective = objectives.find(({ measurement }) => measurement === name);
  return objective === undefined ? name : describeObjective(objective);
}

function statusOf({ status, notes }: Trial): string {
  return status === "completed" && notes["origin"] === "imported" ? "imported" : status;
}

/** `loss (min, nats)`. */
function describeObjective({ measurement, direction, unit }: Objective): string {
  const shown = [direction.slice(0, 3), ...(unit === "" || unit === measurement ? [] : [unit])];
  return `${measurement} (${shown.join(", ")})`;
}

function describeFeasibility(trial: Trial): string {
  if (trial.status !== "completed") return "";
  if (isFeasible(trial)) return "kept";
  const violation = violationOf(trial);
  return Number.isFinite(violation) ? `broken by ${(100 * violation).toPrecision(3)} %` : "not measured";
}

function describeSearch(search: ShownSearch, front: readonly Trial[]): string[] {
  const { step, trials, objectives, constraints } = search;
  const measured = trials.filter(({ status }) => status === "completed");
  const kept = `step ${step}: ${measured.filter(isFeasible).length} of ${measured.length} keep ${constraints.join(", ")}`;
  return [
    ...(constraints.length > 0 ? [kept] : []),
    ...(objectives.length > 1 ? [`step ${step}: ${describeFront(search, front)}`] : []),
  ];
}

function describeFront({ trials, objectives }: ShownSearch, front: readonly Trial[]): string {
  if (front.length === 0) return "nothing on the Pareto front";
  const size = `${front.length} of ${trials.length} on the Pareto front (*)`;
  if (objectives.length >= TOO_MANY) return `${size}; the hypervolume is computed for up to 3 objectives`;
  const worst = worstPoint(comparable(trials, objectives), objectives);
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

// `toLocaleString` makes one of these each time.
const grouped = new Intl.NumberFormat("en");

function showNumber(value: number | undefined): string {
  if (value === undefined) return "";
  return Number.isInteger(value) ? grouped.format(value) : value.toPrecision(5);
}
