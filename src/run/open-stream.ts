import { PairStream } from "../data/pair-stream.ts";
import { configurationsOf } from "../experiment/configurations.ts";
import { ExperimentFolder } from "../experiment/experiment-folder.ts";
import type { ResolvedExperiment } from "../experiment/resolved-experiment.ts";
import { RunContainer } from "../plugin/run-container.ts";

/** An experiment's stream, and nothing else of it. */
export interface OpenStream {
  readonly stream: PairStream;
  close(): Promise<void>;
}

/** Builds the stream that an experiment names. @throws EspalierError if it cannot be built. */
export async function openStream({ settings, registry, folder }: ResolvedExperiment): Promise<OpenStream> {
  const container = new RunContainer(registry, configurationsOf(settings));
  container.bind(ExperimentFolder, { path: folder });
  try {
    return { stream: await container.get(PairStream), close: () => container.close() };
  } catch (error) {
    await container.close();
    throw error;
  }
}
