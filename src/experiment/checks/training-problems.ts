import { costOf, type ModelFamily } from "../../architecture/model-family.ts";
import type { Architecture } from "../../architecture/architecture.ts";
import type { Problem } from "../../json/problem.ts";
import { isSound, type ResolvedExperiment } from "../reading/resolved-experiment.ts";

/**
 * Mistakes in the length of the training: it needs either `updates` or `budget`, and a budget in FLOPs a family with a
 * formula for them.
 * @param start architecture at the beginning, if it is known.
 */
export function trainingProblems(
  resolved: ResolvedExperiment,
  family: ModelFamily | undefined,
  start: Architecture | undefined,
): Problem[] {
  const { training } = resolved.experiment;
  if (training === undefined || !isSound(resolved, "/training")) return [];
  const { updates, budget } = training;
  if ((updates === undefined) === (budget === undefined)) {
    const both = updates !== undefined;
    return [
      {
        pointer: "/training",
        message: both ? "`updates` and `budget` exclude each other." : "`updates` or `budget` is missing.",
        allowed: both
          ? 'one of them: `"updates": null` takes the other file\'s away'
          : '"updates": NUMBER, or "budget": { "flops": NUMBER } or { "examples": NUMBER }',
      },
    ];
  }
  const isUnknown = family && start && costOf(family, start).flops === 0;
  if (budget?.flops === undefined || !isUnknown) return [];
  return [
    {
      pointer: "/training/budget/flops",
      message: `The model family "${resolved.experiment.model.type}" has no formula for FLOPs.`,
      allowed: '"examples"',
    },
  ];
}
