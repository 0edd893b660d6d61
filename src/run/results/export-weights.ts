import { join } from "node:path";
import type { Architecture } from "../../architecture/architecture.ts";
import type { ModelFamily } from "../../architecture/model-family.ts";
import type { ParameterTree } from "../../tensor/parameter-tree.ts";
import type { PortableModel } from "../../training/portable-model.ts";
import { scoredWeights } from "../../training/scored-weights.ts";
import { trainableFamily } from "../../training/trainable-family.ts";
import { CheckpointStore } from "../store/checkpoint-store.ts";
import { noTrainedModel } from "./errors.ts";
import { eventsOfType } from "../log/history.ts";
import type { RunRecord } from "./read-run.ts";
import { RUN_FILES } from "../store/run-files.ts";
import { writeSafetensors } from "../store/safetensors.ts";

/** A model of a run when a growth step has trained it: the weights that were scored. */
export interface TrainedWeights {
  /** Name of the run. */
  readonly run: string;
  /** Growth step, from 1. */
  readonly step: number;
  readonly architecture: Architecture;
  readonly weights: ParameterTree;
}

/**
 * Reads the weights of a trained model.
 * @param step growth step; by default the last one that has trained.
 * @throws EspalierError if no model was trained there, or its checkpoint is missing or damaged.
 */
export function trainedWeights({ path, events, experiment }: RunRecord, step?: number): TrainedWeights {
  const trained = eventsOfType(events, "trained").filter(
    (event) => step === undefined || event.step === step,
  );
  const last = trained.at(-1);
  if (last === undefined || experiment.training === undefined) throw noTrainedModel(path, step);
  const { state } = new CheckpointStore(join(path, RUN_FILES.checkpoints)).read(last.checkpoint, last);
  return {
    run: experiment.name,
    step: last.step,
    architecture: state.architecture,
    weights: scoredWeights(state, experiment.training.weights),
  };
}

/** The model as its family exports it; by default its parameters under their own names. */
export function portableModel(family: ModelFamily, { architecture, weights }: TrainedWeights): PortableModel {
  const asTheyAre = { weightsFile: "model.safetensors", weights, limits: [], files: async () => new Map() };
  return trainableFamily(family).portable?.(architecture, weights) ?? asTheyAre;
}

/** Writes a model's weights; architecture, run and step are the file's metadata. */
export function writeWeights(
  file: string,
  weights: ParameterTree,
  { run, step, architecture }: TrainedWeights,
): void {
  writeSafetensors(file, {
    tensors: weights,
    metadata: { run, step: String(step), architecture: String(architecture) },
  });
}
