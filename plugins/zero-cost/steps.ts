import * as tf from "@tensorflow/tfjs-core";
import type { ForwardHook, NamedTensors, TensorTree } from "espalier";
import { l2Normalise, matMul, type Step, valueAndGradients } from "espalier/tensor";
import { WHOLE } from "./part-scores.ts";

/** Computes the output of a part of a model, `[batch, ...]`, with a hook. */
export type PartOutput = (parameters: TensorTree, batch: NamedTensors, hook: ForwardHook) => tf.Tensor;

/** The outputs of all parts, by the part's name. */
export type PartOutputs = Readonly<Record<string, PartOutput>>;

/** The gradient of a loss for the named parameters, 0 for those without influence. */
export function gradientStep(
  names: readonly string[],
  lossOf: (parameters: TensorTree, batch: NamedTensors) => tf.Tensor,
): Step {
  return (state, batch) => {
    const { gradients } = valueAndGradients((tree) => lossOf(tree, batch), names, state);
    return { outputs: Object.fromEntries(gradients) };
  };
}

/** The summed output of a part's linear maps alone, for inputs of ones. Attention passes its values on. */
export function linearFlow(output: PartOutput): (parameters: TensorTree, batch: NamedTensors) => tf.Tensor {
  const linear: ForwardHook = ({ kind }, x) => {
    if (kind === "input") return tf.onesLike(x);
    // All positions are equal here, so attention averages equal values whatever its scores.
    if (kind === "attention") return tf.split(x, 3, 1)[2] as tf.Tensor2D;
    return x;
  };
  return (parameters, batch) => tf.sum(output(parameters, batch, linear));
}

/** The mean over the batch of a part's summed output before scaling to length 1. */
export function outputSum(output: PartOutput): (parameters: TensorTree, batch: NamedTensors) => tf.Tensor {
  return (parameters, batch) => {
    const raw = output(parameters, batch, ({ kind }, x, apply) => (kind === "length" ? x : apply(x)));
    return tf.div(tf.sum(raw), raw.shape[0]!);
  };
}

/** Number of activations with the same sign for each pair of examples, `[batch, batch]`, for each part. */
export function activationKernelStep(outputs: PartOutputs): Step {
  return (parameters, batch) => {
    const kernel = (output: PartOutput) => {
      const codes: tf.Tensor2D[] = [];
      const { shape } = output(parameters, batch, ({ kind }, x, apply) => {
        if (kind === "activation") codes.push(x);
        return apply(x);
      });
      return tf.addN(codes.map((x) => agreement(tf.reshape(x, [shape[0]!, -1]))));
    };
    return { outputs: mapParts(outputs, kernel) };
  };
}

/** x `[batch, units]` to `[batch, batch]`. */
function agreement(x: tf.Tensor2D): tf.Tensor2D {
  const on = tf.cast(tf.greater(x, 0), "float32") as tf.Tensor2D;
  const off = tf.sub<tf.Tensor2D>(1, on);
  return tf.add(matMul(on, tf.transpose(on)), matMul(off, tf.transpose(off)));
}

/**
 * Correlations between examples, `[batch, batch]`, of derivatives with respect to the embedded input: of each part's
 * summed output, and of the summed product of all parts' outputs, which have one shape.
 */
export function jacobianStep(outputs: PartOutputs): Step {
  return (parameters, batch) => {
    const parts = Object.values(outputs);
    const inputs = parts.map((output) => inputOf(output, parameters, batch));
    const from = (output: PartOutput, input: tf.Tensor) =>
      output(parameters, batch, ({ kind }, x, apply) =>
        kind === "input" ? (input as tf.Tensor2D) : apply(x),
      );
    const together = tf.grads((...given: tf.Tensor[]) =>
      parts.map((output, index) => from(output, given[index]!)).reduce((one, other) => tf.mul(one, other)),
    )(inputs);
    const size = Object.values(batch)[0]!.shape[0]!;
    const rows = (gradient: tf.Tensor) => tf.reshape(gradient, [size, -1]) as tf.Tensor2D;
    const alone = mapParts(outputs, (output, index) =>
      correlations(rows(tf.grad((input) => from(output, input))(inputs[index]!))),
    );
    return { outputs: { ...alone, [WHOLE]: correlations(tf.concat(together.map(rows), 1)) } };
  };
}

function mapParts<Value>(
  outputs: PartOutputs,
  map: (output: PartOutput, index: number) => Value,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, output], index) => [name, map(output, index)]),
  );
}

/** Input of a part's first block. */
function inputOf(output: PartOutput, parameters: TensorTree, batch: NamedTensors): tf.Tensor2D {
  let input: tf.Tensor2D | undefined;
  output(parameters, batch, ({ kind }, x, apply) => {
    if (kind === "input") input = x;
    return apply(x);
  });
  return input as unknown as tf.Tensor2D;
}

/** Correlations of rows `[batch, values]`, as `[batch, batch]`. */
function correlations(rows: tf.Tensor2D): tf.Tensor2D {
  const normal = l2Normalise(tf.sub(rows, tf.mean(rows, 1, true)));
  return matMul(normal, tf.transpose(normal));
}
