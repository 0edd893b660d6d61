import { join } from "node:path";
import { scoredWeights } from "../training/scored-weights.ts";
import { CheckpointStore } from "./checkpoint-store.ts";
import { noTrainedModel } from "./errors.ts";
import { eventsOf } from "./history.ts";
import type { RunRecord } from "./read-run.ts";
import { RUN_FILES } from "./run-files.ts";
import { writeSafetensors } from "./safetensors.ts";

/**
 * Writes the weights of a trained model, those that were scored, under the family's names and without what only a
 * training needs; architecture, run and step are the file's metadata.
 * @param step growth step whose trained model it is; by default the last one.
 * @returns the step.
 * @throws EspalierError if no model was trained there, or its checkpoint is missing or damaged.
 */
export function exportWeights({ path, events, settings }: RunRecord, file: string, step?: number): number {
  const trained = eventsOf(events, "trained").filter((event) => step === undefined || event.step === step);
  const last = trained.at(-1);
  if (last === undefined || settings.training === undefined) throw noTrainedModel(path, step);
  const { state } = new CheckpointStore(join(path, RUN_FILES.checkpoints)).read(last.checkpoint, last);
  writeSafetensors(file, {
    tensors: scoredWeights(state, settings.training.weights),
    metadata: {
      format: "pt",
      run: settings.name,
      step: String(last.step),
      architecture: String(state.architecture),
    },
  });
  return last.step;
}
