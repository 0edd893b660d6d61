import { fileProblems } from "../../json/errors.ts";
import { labelOf } from "../../json/read-text.ts";
import type { Evaluator } from "../../search/evaluator.ts";
import { type MeasurementConstraint, parseConstraint } from "../../search/measurement-constraint.ts";
import type { MeasurementDescription } from "../../search/measurement-description.ts";
import type { Selection } from "../../search/selection.ts";
import type { TrialScheduler } from "../../search/trial-scheduler.ts";
import type { Objective, Objectives } from "../../search/objective.ts";
import { goalProblems } from "./goal-problems.ts";
import type { ResolvedExperiment } from "../resolved-experiment.ts";
import { withPlaces } from "../reading/sources.ts";

/** What a search improves, and what its winner has to keep. */
export interface SearchGoal {
  readonly objectives: Objectives;
  readonly constraints: readonly MeasurementConstraint[];
}

/**
 * What an experiment wants, in terms of what its evaluator measures: by default the evaluator's first measurement.
 * @throws ExperimentProblems for names that it does not measure, also in the options of selection
 * and scheduler, and for constraints that contradict each other.
 */
export function resolveObjectives(
  { settings: { search }, file, sources }: ResolvedExperiment,
  { measures }: Pick<Evaluator, "measures">,
  { needs }: Pick<Selection, "needs">,
  scheduler: Pick<TrialScheduler, "needs"> = {},
): SearchGoal {
  const problems = goalProblems(search, measures, { selection: needs, scheduler: scheduler.needs });
  if (problems.length > 0) throw fileProblems(labelOf(file), withPlaces(problems, sources));
  const wanted = search.objectives ?? measures.slice(0, 1).map(({ measurement }) => measurement);
  const objectives = wanted.map((one): Objective => {
    const { measurement, ...changes } = typeof one === "string" ? { measurement: one } : one;
    const declared = measures.find((description) => description.measurement === measurement);
    const { direction, unit } = declared as MeasurementDescription;
    return { measurement, direction, unit, ...changes };
  });
  return {
    objectives: objectives as unknown as Objectives,
    constraints: (search.constraints ?? []).map((text) => parseConstraint(text)!),
  };
}
