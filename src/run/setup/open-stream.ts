import { DataStream } from "../../data/data-stream.ts";
import { configurationsOf } from "../../experiment/configurations.ts";
import { experimentContainer } from "../../experiment/experiment-container.ts";
import type { ResolvedExperiment } from "../../experiment/resolved-experiment.ts";

/** An experiment's stream, and nothing else of it. */
export interface OpenStream {
  readonly stream: DataStream;
  close(): Promise<void>;
}

/** Builds the stream that an experiment names. @throws EspalierError if it cannot be built. */
export async function openStream({ settings, registry, folder }: ResolvedExperiment): Promise<OpenStream> {
  const container = experimentContainer(registry, configurationsOf(settings), folder);
  try {
    return { stream: await container.get(DataStream), close: () => container.close() };
  } catch (error) {
    await container.close();
    throw error;
  }
}
