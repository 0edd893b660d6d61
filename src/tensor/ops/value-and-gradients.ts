import * as tf from "@tensorflow/tfjs-core";
import type { TensorTree } from "../parameter-tree.ts";

/** A scalar with its gradient. */
export interface ValueAndGradients {
  readonly value: tf.Scalar;
  /** By the names that were asked for; 0 for arrays without influence. */
  readonly gradients: ReadonlyMap<string, tf.Tensor>;
}

/**
 * The value of a scalar function of named arrays, and its gradient with respect to some of them.
 * @param names arrays of `tree` to differentiate with respect to.
 */
export function valueAndGradients(
  scalar: (tree: TensorTree) => tf.Tensor,
  names: readonly string[],
  tree: TensorTree,
): ValueAndGradients {
  const { value, grads } = tf.valueAndGrads((...arrays: tf.Tensor[]) => {
    const named = arrays.map((array, index) => [names[index]!, array] as const);
    // tfjs refuses to differentiate with respect to tensors without influence.
    const nothing = arrays.map((array) => tf.mul(tf.sum(array), 0));
    return tf.addN([scalar(new Map([...tree, ...named])), ...nothing]) as tf.Scalar;
  })(names.map((name) => tree.get(name)!));
  return { value, gradients: new Map(names.map((name, index) => [name, grads[index]!])) };
}
