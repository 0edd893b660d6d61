import { plugins } from "../../../plugins/index.ts";
import { noAblation } from "../../ablation/errors.ts";
import { planAblation } from "../../ablation/plan-ablation.ts";
import type { PlannedAblation } from "../../ablation/plan.ts";
import type { Variant } from "../../experiment/reading/apply-variant.ts";
import type { ResolvedExperiment } from "../../experiment/reading/resolved-experiment.ts";
import { readExperiment } from "../../experiment/read-experiment.ts";
import type { ExperimentArguments } from "./experiment-arguments.ts";

/** The plan of the ablation in a given file. @throws EspalierError if there is none, or it cannot be run. */
export async function planGiven(
  resolved: ResolvedExperiment,
  { file, set: overrides, plugins: loadsPlugins }: ExperimentArguments,
  withFlops = false,
): Promise<PlannedAblation> {
  if (resolved.ablation === undefined) throw noAblation(file);
  const read = (variant: Variant) => readExperiment(file, { plugins, overrides, loadsPlugins, variant });
  return await planAblation(resolved, resolved.ablation, read, withFlops);
}
