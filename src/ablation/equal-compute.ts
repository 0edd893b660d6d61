import type { CheckedArm } from "./check-arms.ts";
import type { AblationPlan } from "./plan.ts";

/** Resources of which the runs of an arm take as much as those of the baseline, by the experiments alone. */
export function equalCompute(
  { experiment: { training } }: Pick<CheckedArm, "experiment">,
  { experiment: { training: base } }: Pick<CheckedArm, "experiment">,
  { hold }: Pick<AblationPlan, "hold">,
): "FLOPs" | "examples" | "FLOPs and examples" | "neither" {
  const sameBatch = training?.batchSize === base?.batchSize;
  const sameExamples =
    base?.budget?.examples !== undefined
      ? training?.budget?.examples === base.budget.examples
      : base?.updates !== undefined && training?.updates === base.updates && sameBatch;
  const sameBudget = base?.budget?.flops !== undefined && training?.budget?.flops === base.budget.flops;
  // On one path, equal budgets are equal numbers of updates.
  if (hold === "path" && sameBatch && (sameExamples || sameBudget)) return "FLOPs and examples";
  if (sameBudget) return "FLOPs";
  return sameExamples ? "examples" : "neither";
}
