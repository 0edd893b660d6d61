import type { Experiment } from "../experiment/schema/experiment.ts";
import type { CheckedArm } from "./check-arms.ts";
import { type Guidance, guidedContent } from "./guided-cells.ts";
import { type AblationPlan, type Cell, contentHash, type PlannedAblation } from "./plan.ts";

/** Arm of the runs that only find the path of the others. */
const GUIDES = "(path)";

/**
 * A cell for each arm and seed, and the experiments of all.
 * @param arms the baseline first.
 */
export function planCells(
  arms: readonly CheckedArm[],
  plan: Pick<AblationPlan, "baseline" | "seeds" | "hold" | "after">,
): Pick<PlannedAblation, "experiments"> & Pick<AblationPlan, "cells"> {
  const experiments = new Map<string, Experiment>();
  const add = (cell: Cell, experiment: Experiment): Cell => {
    if (!experiments.has(cell.content)) experiments.set(cell.content, experiment);
    return cell;
  };
  /** The baseline's cell by seed. */
  const guides = new Map<number, string>();
  const cells = arms.flatMap(({ name: arm, experiment: first, data }) =>
    plan.seeds.flatMap((seed) => {
      const experiment = { ...first, seed };
      const own = contentHash(experiment, data);
      if (arm === plan.baseline) guides.set(seed, own);
      const cell = { arm, seed, ...(data !== undefined && { data }) };
      const free = { ...cell, content: own };
      if (isFree(arm, experiment, plan)) return add(free, experiment);
      const guide = guides.get(seed)!;
      const content = guidedContent(own, guide, plan);
      const guided = add({ ...cell, content, guide }, experiment);
      return guide === own ? [add({ ...free, arm: GUIDES }, experiment), guided] : guided;
    }),
  );
  return { cells, experiments };
}

/**
 * Whether a run takes nothing from another one. The baseline finds the path itself, and on it would compute the same,
 * unless it pays its search from a budget, which the other arms do not.
 */
function isFree(
  arm: string,
  { training }: Experiment,
  { baseline, hold, after }: Guidance & Pick<AblationPlan, "baseline">,
): boolean {
  if (hold === null && after === null) return true;
  return arm === baseline && (hold !== "path" || training?.budget === undefined);
}
