import { ModelFamily } from "../../architecture/model-family.ts";
import { withStrategies } from "../../experiment/with-strategies.ts";
import type { Plugin } from "../../plugin/plugin.ts";
import type { RunRecord } from "../../run/results/read-run.ts";
import { readRecordedExperiment } from "../../run/setup/read-recorded-experiment.ts";

/**
 * Lends the model family of a run, which knows blocks and costs of architectures.
 * @param plugins the framework's own.
 * @param use gets `undefined` if the family cannot be built any more, such as when its plug-in has gone.
 */
export async function withFamily<Result>(
  record: RunRecord,
  plugins: readonly Plugin[],
  use: (family: ModelFamily | undefined) => Promise<Result>,
): Promise<Result> {
  let isLent = false;
  try {
    const resolved = await readRecordedExperiment(record, plugins);
    return await withStrategies(resolved, async (strategies) => {
      const family = await strategies.get(ModelFamily);
      isLent = true;
      return await use(family);
    });
  } catch (error) {
    // The page shows dimensions in place of blocks.
    if (isLent) throw error;
    return await use(undefined);
  }
}
