import { type ReadOptions, readExperiment } from "../../src/experiment/read-experiment.ts";
import type { ResolvedExperiment } from "../../src/experiment/reading/resolved-experiment.ts";
import { withStrategies } from "../../src/experiment/with-strategies.ts";

/** An experiment whose files, search space, start and history have no mistake. @throws ExperimentProblems */
export async function readSound(file: string, options: ReadOptions): Promise<ResolvedExperiment> {
  const resolved = await readExperiment(file, options);
  return await withStrategies(resolved, () => resolved);
}
