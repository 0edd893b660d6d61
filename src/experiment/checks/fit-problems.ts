import type { DataStream } from "../../data/data-stream.ts";
import type { Problem } from "../../json/problem.ts";
import type { Evaluator } from "../../search/evaluator.ts";
import type { Selection } from "../../search/selection.ts";
import type { TrialScheduler } from "../../search/trial-scheduler.ts";
import { isSound, type ResolvedExperiment } from "../reading/resolved-experiment.ts";
import { goalProblems } from "./goal-problems.ts";
import { stepProblems } from "./history-problems.ts";
import { type Parts, partsProblems } from "./parts-problems.ts";
import { scoresProblems } from "./scores-problems.ts";

/** The strategies that have to fit each other, as far as they could be built. */
export interface BuiltParts extends Parts {
  readonly stream: DataStream | undefined;
  readonly evaluator: Pick<Evaluator, "measures"> | undefined;
  readonly selection: Pick<Selection, "needs"> | undefined;
  readonly scheduler: Pick<TrialScheduler, "needs"> | undefined;
}

/** Strategies that do not fit each other, or what the experiment says of them; those that were not built are left out. */
export function fitProblems(resolved: ResolvedExperiment, parts: BuiltParts): Problem[] {
  const { stream, evaluator, selection, scheduler } = parts;
  const { search } = resolved.experiment;
  const history = isSound(resolved, "/search/history") ? search?.history : undefined;
  const hasGoal = ["/search/objectives", "/search/constraints"].every((pointer) =>
    isSound(resolved, pointer),
  );
  const needs = { selection: selection?.needs, scheduler: scheduler?.needs };
  return [
    ...partsProblems(resolved.experiment, parts),
    ...scoresProblems(resolved, parts.tasks),
    ...(stream && history ? stepProblems(history, stream.steps) : []),
    ...(evaluator && hasGoal ? goalProblems(search, evaluator.measures, needs, history) : []),
  ];
}
