import * as tf from "@tensorflow/tfjs-core";
import type { StepResult } from "../tensor/compile/step.ts";
import { adamW, type AdamWSettings } from "../tensor/ops/adam-w.ts";
import type { TensorTree } from "../tensor/parameter-tree.ts";
import type { ParameterGroup, ParameterLayout } from "./parameter-layout.ts";
import { part, partOf, type StatePart } from "./step-state.ts";

/** Constants of a training. */
export interface StepConstants {
  readonly layout: ParameterLayout;
  readonly settings: AdamWSettings & { readonly gradientClip: number };
  /** Factors of the slow weights; undefined without an anchor. */
  readonly anchor: { readonly momentum: number; readonly pull: number } | undefined;
}

/** Scalars that differ between updates. */
export type StepScalars = {
  readonly learningRate: tf.Scalar;
  /** Weight of the newest weights in their average, in (0, 1]. */
  readonly averageWeight: tf.Scalar;
};

/** The updated values of a group, by part of the state. */
type UpdatedGroup = Readonly<Partial<Record<StatePart, tf.Tensor>>>;

/**
 * One update: loss and gradient, clipping, AdamW, bounds, anchor, moving average. A pure function of tensors.
 * @param state in the layout of `stepState`
 * @param lossOf the loss of the batch for given parameters
 */
export function trainStep(
  state: TensorTree,
  lossOf: (parameters: TensorTree) => tf.Scalar,
  scalars: StepScalars,
  constants: StepConstants,
): StepResult {
  const { layout, settings } = constants;
  const weights = [...partOf(state, "weights").values()];
  const { value: loss, grads } = tf.valueAndGrads((...weights: tf.Tensor[]) =>
    lossOf(new Map([...layout.split(weights), ...partOf(state, "constant")])),
  )(weights);
  const { clipped, norm } = clipByGlobalNorm(grads, settings.gradientClip);
  const counts = new Map([...partOf(state, "count")].map(([name, count]) => [name, tf.add(count, 1)]));
  const updated = layout.groups.map((group, index) =>
    updateGroup(group, stateOf(state, group), clipped[index] as tf.Tensor, counts, scalars, constants),
  );
  const next = updated.flatMap((values, index) =>
    Object.entries(values).map(([part, value]) => [`${part}/${layout.groups[index]?.name}`, value] as const),
  );
  return { state: new Map([...part("count", counts), ...next]), outputs: { loss, gradientNorm: norm } };
}

/** Gradients scaled down so that their global norm is at most `maximum`, and the norm that they had before. */
export function clipByGlobalNorm(
  gradients: readonly tf.Tensor[],
  maximum: number,
): { readonly clipped: readonly tf.Tensor[]; readonly norm: tf.Scalar } {
  const norm = tf.sqrt(tf.addN(gradients.map((gradient) => tf.sum(tf.square(gradient))))) as tf.Scalar;
  const factor = tf.minimum(1, tf.div(maximum, tf.add(norm, 1e-6)));
  return { clipped: gradients.map((gradient) => tf.mul(gradient, factor)), norm };
}

function stateOf(state: TensorTree, { name }: ParameterGroup): (part: StatePart) => tf.Tensor {
  return (part) => state.get(`${part}/${name}`) as tf.Tensor;
}

function updateGroup(
  { counter, decays, range }: ParameterGroup,
  state: (part: StatePart) => tf.Tensor,
  gradient: tf.Tensor,
  counts: TensorTree,
  { learningRate, averageWeight }: StepScalars,
  { settings, anchor }: StepConstants,
): UpdatedGroup {
  const { weight, first, second } = adamW(
    { weight: state("weights"), first: state("first"), second: state("second") },
    gradient,
    counts.get(counter) as tf.Tensor,
    learningRate,
    { ...settings, weightDecay: decays ? settings.weightDecay : 0 },
  );
  const bounded = range === undefined ? weight : tf.minimum(tf.maximum(weight, range[0]), range[1]);
  const held =
    anchor === undefined ? { weights: bounded } : pull(bounded, state("slow"), state("mask"), anchor);
  const average = tf.add(state("average"), tf.mul(tf.sub(held.weights, state("average")), averageWeight));
  return { ...held, first, second, average };
}

/** Slow weights follow the fast ones and pull them back where the mask is 1. */
function pull(
  fast: tf.Tensor,
  slow: tf.Tensor,
  mask: tf.Tensor,
  { momentum, pull }: NonNullable<StepConstants["anchor"]>,
): { readonly weights: tf.Tensor; readonly slow: tf.Tensor } {
  const followed = tf.add(slow, tf.mul(tf.sub(fast, slow), 1 - momentum));
  const back = tf.mul(tf.mul(tf.sub(followed, fast), mask), pull);
  return { weights: tf.add(fast, back), slow: followed };
}
