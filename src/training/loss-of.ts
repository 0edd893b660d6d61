import type * as tf from "@tensorflow/tfjs-core";
import type { Architecture } from "../architecture/architecture.ts";
import type { TensorTree } from "../tensor/parameter-tree.ts";
import type { NamedTensors, TrainableFamily } from "./trainable-family.ts";
import type { TrainingObjective } from "./training-objective.ts";

/** The loss of a model on a batch. */
export function lossOf(
  family: TrainableFamily,
  objective: Pick<TrainingObjective, "loss">,
  architecture: Architecture,
  parameters: TensorTree,
  batch: NamedTensors,
): tf.Scalar {
  return objective.loss(family.forward(architecture, parameters, batch), batch);
}
