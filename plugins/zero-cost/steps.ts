import * as tf from "@tensorflow/tfjs-core";
import type { ForwardHook, TensorTree } from "espalier";
import { l2Normalise, matMul, type Step } from "espalier/tensor";

type BatchTensors = Readonly<Record<string, tf.Tensor>>;

/** The features of a tower, `[batch, embedding]`, with a hook on the way. */
export type TowerFeatures = (parameters: TensorTree, batch: BatchTensors, hook: ForwardHook) => tf.Tensor2D;

/** Both towers' features. */
export type Towers = Readonly<Record<"image" | "text", TowerFeatures>>;

/** The gradient of a loss by the parameters of some names, 0 by those that it does not depend on. */
export function gradientStep(
  names: readonly string[],
  lossOf: (parameters: TensorTree, batch: BatchTensors) => tf.Tensor,
): Step {
  return (state, batch) => {
    const loss = (...weights: tf.Tensor[]) => {
      const named = weights.map((weight, index) => [names[index] as string, weight] as const);
      // tfjs refuses to differentiate by what a loss does not depend on.
      const nothing = weights.map((weight) => tf.mul(tf.sum(weight), 0));
      return tf.addN([lossOf(new Map([...state, ...named]), batch), ...nothing]);
    };
    const gradients = tf.grads(loss)(names.map((name) => state.get(name) as tf.Tensor));
    return { outputs: Object.fromEntries(names.map((name, index) => [name, gradients[index] as tf.Tensor])) };
  };
}

/** The sum of a tower's features for inputs of ones, with nothing but its linear maps. Attention passes values on. */
export function linearFlow(
  features: TowerFeatures,
): (parameters: TensorTree, batch: BatchTensors) => tf.Tensor {
  const linear: ForwardHook = ({ kind }, x) => {
    if (kind === "input") return tf.onesLike(x);
    // All tokens are alike here, so whatever the scores are, attention averages equal values.
    if (kind === "attention") return tf.split(x, 3, 1)[2] as tf.Tensor2D;
    return x;
  };
  return (parameters, batch) => tf.sum(features(parameters, batch, linear));
}

/** The mean over the batch of the sum of a tower's features before they are brought to length 1. */
export function featureSum(
  features: TowerFeatures,
): (parameters: TensorTree, batch: BatchTensors) => tf.Tensor {
  return (parameters, batch) => {
    const raw = features(parameters, batch, ({ kind }, x, apply) => (kind === "length" ? x : apply(x)));
    return tf.div(tf.sum(raw), raw.shape[0]);
  };
}

/** For each two of the batch, how many activations have the same sign in both: `[batch, batch]`, for each tower. */
export function activationKernelStep(towers: Towers): Step {
  return (parameters, batch) => {
    const kernel = (tower: "image" | "text") => {
      const codes: tf.Tensor2D[] = [];
      const { shape } = towers[tower](parameters, batch, ({ kind }, x, apply) => {
        if (kind === "activation") codes.push(x);
        return apply(x);
      });
      return tf.addN(codes.map((x) => agreement(tf.reshape(x, [shape[0], -1]))));
    };
    return { outputs: { image: kernel("image"), text: kernel("text") } };
  };
}

/** x `[batch, units]` to `[batch, batch]`. */
function agreement(x: tf.Tensor2D): tf.Tensor2D {
  const on = tf.cast(tf.greater(x, 0), "float32") as tf.Tensor2D;
  const off = tf.sub<tf.Tensor2D>(1, on);
  return tf.add(matMul(on, tf.transpose(on)), matMul(off, tf.transpose(off)));
}

/**
 * Correlations between pairs of the derivatives by the embedded tokens, `[batch, batch]`: of the sum of a tower's
 * features, and of the inner product of both towers' features.
 */
export function jacobianStep({ image, text }: Towers): Step {
  return (parameters, batch) => {
    const inputs = [image, text].map((features) => inputOf(features, parameters, batch));
    const from = (features: TowerFeatures) => (input: tf.Tensor) =>
      features(parameters, batch, ({ kind }, x, apply) =>
        kind === "input" ? (input as tf.Tensor2D) : apply(x),
      );
    const [images, texts] = inputs as [tf.Tensor2D, tf.Tensor2D];
    const both = tf.grads((images, texts) => tf.mul(from(image)(images), from(text)(texts)))(inputs);
    const size = batch["tokens"]?.shape[0] as number;
    const rows = (gradient: tf.Tensor) => tf.reshape(gradient, [size, -1]) as tf.Tensor2D;
    return {
      outputs: {
        image: correlations(rows(tf.grad(from(image))(images))),
        text: correlations(rows(tf.grad(from(text))(texts))),
        joint: correlations(tf.concat(both.map(rows), 1)),
      },
    };
  };
}

/** What enters a tower's first block. */
function inputOf(features: TowerFeatures, parameters: TensorTree, batch: BatchTensors): tf.Tensor2D {
  let input: tf.Tensor2D | undefined;
  features(parameters, batch, ({ kind }, x, apply) => {
    if (kind === "input") input = x;
    return apply(x);
  });
  return input as unknown as tf.Tensor2D;
}

/** Of rows `[batch, values]`. */
function correlations(rows: tf.Tensor2D): tf.Tensor2D {
  const normal = l2Normalise(tf.sub(rows, tf.mean(rows, 1, true)));
  return matMul(normal, tf.transpose(normal));
}
