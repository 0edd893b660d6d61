import { costOf } from "../../architecture/model-family.ts";
import { gradientCompute, sumOfCompute, trainingCompute } from "../../training/compute.ts";
import { affordableUpdates } from "../../training/training-length.ts";
import type { Assembly } from "../setup/assemble.ts";
import type { PathStep } from "./growth-paths.ts";

/** Updates of a growth step. */
export interface PlannedUpdates {
  /** Updates of all trials at full budget, and of what they share. */
  readonly search: number;
  /** Updates of the chosen model; with a budget, what such a search leaves of it. */
  readonly training: number;
}

/**
 * Updates of each growth step on a path, where all candidates are as large as the one that is taken.
 * @param trials of each growth step.
 */
export function plannedUpdates(
  { family, search: { evaluator }, training }: Pick<Assembly, "family" | "search" | "training">,
  path: readonly PathStep[],
  trials: readonly number[],
): readonly PlannedUpdates[] {
  return path.map(({ architecture }, place) => {
    const cost = costOf(family, architecture);
    const count = trials[place]!;
    const shared = count > 0 ? (evaluator.sharedTraining?.updates ?? 0) : 0;
    const search = count * evaluator.updates + shared;
    const parent = path[place - 1]?.architecture;
    const measured = parent === undefined || count === 0 ? [] : [costOf(family, parent), cost];
    const spent = sumOfCompute([
      trainingCompute(cost, training.batchSize, search),
      ...measured.map((one) => gradientCompute(one, training.batchSize)),
    ]);
    return { search, training: Math.max(0, affordableUpdates(training, cost, spent)) };
  });
}
