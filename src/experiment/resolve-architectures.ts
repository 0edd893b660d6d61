import type { Architecture } from "../architecture/architecture.ts";
import type { ModelFamily } from "../architecture/model-family.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { ResolvedExperiment } from "./resolved-experiment.ts";

/**
 * The search space and the architecture that the first step starts from.
 * @throws ExperimentProblems if they do not fit the model family.
 */
export function resolveArchitectures(
  experiment: ResolvedExperiment,
  family: ModelFamily,
): { readonly space: SearchSpace; readonly start: Architecture } {
  throw new Error(`not written yet ${experiment.hash} ${family.contextLength}`);
}
