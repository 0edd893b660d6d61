import * as tf from "@tensorflow/tfjs-core";
import type { TensorTree } from "../architecture/model-family.ts";
import { adamW, type AdamWSettings, clipByNorm, type OptimizedWeights } from "./adamw.ts";
import type { ParameterLayout } from "./parameter-layout.ts";

/** What changes from update to update, each a vector `[parameters]` on the engine. */
export interface StepState extends OptimizedWeights {
  /** The moving average of the weights. */
  readonly average: tf.Tensor1D;
  /** The slow weights of an anchor; empty without one. */
  readonly slow: tf.Tensor1D;
}

/** What stays the same throughout a training. */
export interface StepConstants {
  readonly layout: ParameterLayout;
  /** 1 where weight decay applies, `[parameters]`. */
  readonly decays: tf.Tensor1D;
  /** Bounds of each entry, `[parameters]`. */
  readonly low: tf.Tensor1D;
  readonly high: tf.Tensor1D;
  /** Parameters that are not trained, by name. */
  readonly constants: TensorTree;
  readonly settings: AdamWSettings & { readonly gradientClip: number };
  readonly anchor?: {
    readonly mask: tf.Tensor1D;
    readonly momentum: number;
    readonly pull: number;
  };
}

/** Scalars that differ between updates. They are inputs, so that a traced step does not freeze them. */
export interface StepScalars {
  readonly learningRate: tf.Scalar;
  /** Weight of the newest weights in their average, in (0, 1]. */
  readonly averageWeight: tf.Scalar;
}

/**
 * One update: loss and gradient, clipping, AdamW, bounds, anchor, moving average. A pure function of tensors.
 * @param lossOf the loss of the batch for given parameters.
 */
export function trainStep(
  state: StepState,
  lossOf: (parameters: TensorTree) => tf.Scalar,
  scalars: StepScalars,
  fixed: StepConstants,
): { readonly state: StepState; readonly loss: tf.Scalar } {
  const { value: loss, grad } = tf.valueAndGrad((weights: tf.Tensor) =>
    lossOf(new Map([...fixed.layout.split(weights as tf.Tensor1D), ...fixed.constants])),
  )(state.weights);
  const gradient = clipByNorm(grad as tf.Tensor1D, fixed.settings.gradientClip);
  const updated = adamW(state, gradient, fixed.decays, scalars.learningRate, fixed.settings);
  const bounded = tf.minimum(tf.maximum(updated.weights, fixed.low), fixed.high) as tf.Tensor1D;
  const { fast, slow } = pulled(bounded, state.slow, fixed.anchor);
  const average = tf.add(state.average, tf.mul(tf.sub(fast, state.average), scalars.averageWeight));
  return {
    state: { ...updated, weights: fast, slow, average: average as tf.Tensor1D },
    loss: loss as tf.Scalar,
  };
}

/** Slow weights follow the fast ones and pull them back where the mask is 1. */
function pulled(
  fast: tf.Tensor1D,
  slow: tf.Tensor1D,
  anchor: StepConstants["anchor"],
): { readonly fast: tf.Tensor1D; readonly slow: tf.Tensor1D } {
  if (anchor === undefined) return { fast, slow: tf.clone(slow) };
  const followed = tf.add(slow, tf.mul(tf.sub(fast, slow), 1 - anchor.momentum)) as tf.Tensor1D;
  const pull = tf.mul(tf.mul(tf.sub(followed, fast), anchor.mask), anchor.pull);
  return { fast: tf.add(fast, pull), slow: followed };
}
