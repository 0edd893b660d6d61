import { ModelFamily } from "../../architecture/model-family.ts";
import { DataStream } from "../../data/data-stream.ts";
import { configurationsOf } from "../../experiment/configurations.ts";
import { experimentContainer } from "../../experiment/experiment-container.ts";
import type { ResolvedExperiment } from "../../experiment/resolved-experiment.ts";

/** An experiment's model family, and its stream if that is asked for. */
export interface OpenFamily {
  readonly family: ModelFamily;
  /** @throws EspalierError if it cannot be built. */
  stream(): Promise<DataStream>;
  close(): Promise<void>;
}

/** Builds the model family that an experiment names. @throws EspalierError if it cannot be built. */
export async function openFamily({ settings, registry, folder }: ResolvedExperiment): Promise<OpenFamily> {
  const container = experimentContainer(registry, configurationsOf(settings), folder);
  try {
    const family = await container.get(ModelFamily);
    return { family, stream: () => container.get(DataStream), close: () => container.close() };
  } catch (error) {
    await container.close();
    throw error;
  }
}
