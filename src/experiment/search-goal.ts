import { type MeasurementConstraint, parseConstraint } from "../search/measurement-constraint.ts";
import type { MeasurementDescription } from "../search/measurement-description.ts";
import type { Objective, Objectives } from "../search/objective.ts";
import type { Experiment } from "./schema/experiment.ts";

/** Objectives of a search, and constraints on its winner. */
export interface SearchGoal {
  readonly objectives: Objectives;
  readonly constraints: readonly MeasurementConstraint[];
}

/**
 * The goal of a search without mistakes (`goalProblems`), in terms of what its evaluator measures. Default objective: the
 * evaluator's first measurement.
 */
export function searchGoal(
  { objectives: named, constraints = [] }: Experiment["search"],
  measures: readonly MeasurementDescription[],
): SearchGoal {
  const wanted = named ?? measures.slice(0, 1).map(({ measurement }) => measurement);
  const objectives = wanted.map((one): Objective => {
    const { measurement, ...changes } = typeof one === "string" ? { measurement: one } : one;
    const declared = measures.find((description) => description.measurement === measurement);
    const { direction, unit } = declared as MeasurementDescription;
    return Object.freeze({ measurement, direction, unit, ...changes });
  });
  return {
    // Search strategies, schedulers and selections are given them.
    objectives: Object.freeze(objectives) as unknown as Objectives,
    constraints: constraints.map((text) => parseConstraint(text)!),
  };
}
