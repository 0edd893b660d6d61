import fc from "fast-check";
import { Architecture, type ArchitectureValues } from "../architecture/architecture.ts";
import type { Objectives } from "../search/objective.ts";
import { LOSS_UNIT } from "../search/measurement-description.ts";
import type { Measurements, Trial } from "../search/trial.ts";
import { deepFreeze } from "./deep-freeze.ts";

/** The objectives of the kits' searches. */
export const objectives: Objectives = deepFreeze([
  { measurement: "loss", direction: "minimize", unit: LOSS_UNIT },
  { measurement: "accuracy", direction: "maximize", unit: "share" },
  { measurement: "flops", direction: "minimize", unit: "FLOPs" },
]);

/** Only the main objective. */
export const mainObjective: Objectives = deepFreeze([objectives[0]]);

/** The first objective, the first two, and all three. */
export const objectiveLists: readonly Objectives[] = objectives.map((_, index) =>
  deepFreeze(objectives.slice(0, index + 1) as unknown as Objectives),
);

/** Outcome of a candidate in plain form. */
export interface Outcome {
  /** Index of the architecture in the space, modulo its size. */
  readonly place: number;
  readonly status: Trial["status"];
  readonly budget: number;
  /** Measurements of the objectives in order; `undefined` if not measured. */
  readonly figures: readonly (number | undefined)[];
  readonly violation: number | undefined;
}

const anyFigure = fc.oneof(
  { weight: 3, arbitrary: fc.double({ min: -10, max: 10, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(undefined, NaN, Infinity, -Infinity, 0, 1e300, -1e300, 5e-324) },
);

/** Random histories with all possible outcomes. */
export const anyOutcomes: fc.Arbitrary<readonly Outcome[]> = fc.array(
  fc.record({
    place: fc.nat(1000),
    status: fc.constantFrom("completed", "completed", "completed", "failed", "running"),
    budget: fc.constantFrom(1, 1, 0.5, 0.1),
    figures: fc.array(anyFigure, { minLength: 3, maxLength: 3 }),
    violation: fc.constantFrom(undefined, undefined, 0.25, Infinity),
  }),
  { maxLength: 40 },
);

/** The trials of a history. */
export function trialsOf(outcomes: readonly Outcome[], architectures: readonly Architecture[]): Trial[] {
  return outcomes.map(({ place, status, budget, figures, violation }, number) => ({
    number,
    architecture: architectures[place % architectures.length]!,
    status,
    budget,
    measurements: status === "failed" ? {} : measurementsOf(figures),
    ...(violation !== undefined && status === "completed" && { violation }),
    ...(status === "failed" && { failure: "of the kit" }),
    notes: {},
  }));
}

/** Measurements by the names of their objectives. */
export function measurementsOf(figures: readonly (number | undefined)[]): Measurements {
  const entries = objectives.map(({ measurement }, index) => [measurement, figures[index]] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Measurements;
}

/** Deep copies of trials, as if read from a run's log. */
export function restore(trials: readonly Trial[]): Trial[] {
  return trials.map((trial) => ({
    ...trial,
    architecture: new Architecture(JSON.parse(JSON.stringify(trial.architecture)) as ArchitectureValues),
    measurements: { ...trial.measurements },
    ...(trial.rungs && { rungs: trial.rungs.map((rung) => ({ ...rung })) }),
    notes: { ...trial.notes },
  }));
}

/** The trial with a measurement negated, at every budget. */
export function withOpposite(trial: Trial, measurement: string): Trial {
  return withFigures(trial, (figures) =>
    mapFigures(figures, (value, name) => (name === measurement ? 0 - value : value)),
  );
}

/** The name that `withOtherNames` gives a measurement. */
export const otherName = (measurement: string) => `other-${measurement}`;

/** The trial with its measurements under other names, and negated values under the old ones. */
export function withOtherNames(trial: Trial): Trial {
  return withFigures(trial, (figures) => ({
    ...mapFigures(figures, (value) => 0 - value),
    ...Object.fromEntries(Object.entries(figures).map(([name, value]) => [otherName(name), value])),
  }));
}

function withFigures(trial: Trial, change: (figures: Measurements) => Measurements): Trial {
  const { measurements, rungs } = trial;
  return {
    ...trial,
    measurements: change(measurements),
    ...(rungs && { rungs: rungs.map((rung) => ({ ...rung, measurements: change(rung.measurements) })) }),
  };
}

function mapFigures(
  figures: Measurements,
  change: (value: number, name: string) => number,
): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, change(value, name)]));
}
