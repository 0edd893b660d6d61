import * as tf from "@tensorflow/tfjs-core";
import type { Architecture } from "../architecture/architecture.ts";
import type { ParameterDescription } from "../architecture/model-description.ts";
import { Random } from "../random/random.ts";
import type { Batch, NamedArrays } from "../tensor/compile/step.ts";
import type { TensorTree } from "../tensor/parameter-tree.ts";
import type { NamedTensors, TrainableFamily } from "../training/trainable-family.ts";
import { valueAndGradients } from "../tensor/ops/value-and-gradients.ts";
import { tensorsOf } from "./model-inputs.ts";
import { trainedState } from "./trained-state.ts";

/** The trainable parameters of an architecture's model. */
export function trainable(
  family: TrainableFamily,
  architecture: Architecture,
): readonly ParameterDescription[] {
  return family.describe(architecture).filter((one) => one.trainable);
}

export function batchSize(batch: Batch): number {
  return Object.values(batch)[0]!.shape[0]!;
}

/** Random weights as after a training, so that no parameter is zero by accident. */
export function treeOf(family: TrainableFamily, architecture: Architecture): TensorTree {
  const { parameters } = trainedState(family, architecture, new Random("weights"));
  return new Map([...parameters].map(([name, { shape, data }]) => [name, tf.tensor(data, [...shape])]));
}

/** All outputs that can be computed from some inputs. */
export function computed(family: TrainableFamily, architecture: Architecture, batch: Batch): NamedArrays {
  return tf.tidy(() => {
    const outputs = family.forward(architecture, treeOf(family, architecture), tensorsOf(batch));
    return Object.fromEntries(
      Object.entries(outputs).map(([name, tensor]) => [
        name,
        { shape: tensor.shape, data: tensor.dataSync() as Float32Array },
      ]),
    );
  });
}

/** Trainable parameters that do not affect the outputs: their gradient of a random sum of all outputs is zero. */
export function idleParameters(family: TrainableFamily, architecture: Architecture, batch: Batch): string[] {
  const names = trainable(family, architecture).map(({ name }) => name);
  return tf.tidy(() => {
    const tree = treeOf(family, architecture);
    const inputs = tensorsOf(batch);
    const sum = (moved: TensorTree) => weightedSum(family.forward(architecture, moved, inputs));
    const { gradients } = valueAndGradients(sum, names, tree);
    return names.filter((name) =>
      gradients
        .get(name)!
        .dataSync()
        .every((value) => value === 0),
    );
  });
}

function weightedSum(outputs: NamedTensors): tf.Tensor {
  const sums = Object.entries(outputs).map(([name, tensor]) => {
    const weights = Float32Array.from(new Random("weights").fork(name).normals(tensor.size));
    return tf.sum(tf.mul(tensor, tf.tensor(weights, tensor.shape)));
  });
  return tf.addN(sums);
}
