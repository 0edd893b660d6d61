import type { Architecture } from "../architecture/architecture.ts";
import type { ModelFamily } from "../architecture/model-family.ts";
import { fileProblems } from "../json/errors.ts";
import { labelOf } from "../json/read-text.ts";
import type { SearchSpace } from "../space/search-space.ts";
import { judgeArchitectures } from "./checks/judge-architectures.ts";
import type { ResolvedExperiment } from "./resolved-experiment.ts";
import { withPlaces } from "./reading/sources.ts";

/**
 * The search space and the architecture that the first step starts from.
 * @throws ExperimentProblems if they do not fit the model family.
 */
export function resolveArchitectures(
  { settings, file, sources }: ResolvedExperiment,
  family: ModelFamily,
): { readonly space: SearchSpace; readonly start: Architecture } {
  const judged = judgeArchitectures({ ...settings, history: settings.search.history }, family);
  if ("space" in judged) return judged;
  throw fileProblems(labelOf(file), withPlaces(judged.problems, sources));
}
