import { ModelFamily } from "../architecture/model-family.ts";
import { judgeArchitectures } from "./checks/judge-architectures.ts";
import type { ResolvedExperiment } from "./reading/resolved-experiment.ts";
import { Strategies } from "./strategies.ts";

/**
 * Lends the strategies of an experiment to a command that needs few of them, and closes them afterwards. Besides these,
 * only the model family is built, which checks search space, start and history; `assemble` checks everything.
 * @throws ExperimentProblems with all problems that were found.
 * @throws EspalierError if a strategy that is needed cannot be built.
 */
export async function withStrategies<Result>(
  resolved: ResolvedExperiment,
  use: (strategies: Strategies) => Result | Promise<Result>,
): Promise<Result> {
  const strategies = new Strategies(resolved);
  try {
    const family = await strategies.find(ModelFamily);
    strategies.refuse(judgeArchitectures(resolved, family).problems);
    return await use(strategies);
  } finally {
    await strategies.close();
  }
}
