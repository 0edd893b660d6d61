import * as tf from "@tensorflow/tfjs-core";
import type { ModelDescription } from "../architecture/model-description.ts";
import type { TensorTree } from "../architecture/model-family.ts";
import type { Anchor, TrainingPlan } from "../growth/parameter-inheritance.ts";
import { arrayOf, type NdArray, type ParameterTree } from "../tensor/parameter-tree.ts";
import type { ModelState } from "./model-state.ts";
import type { ParameterLayout } from "./parameter-layout.ts";
import type { StepConstants, StepState } from "./train-step.ts";
import type { TrainingSettings } from "./training-settings.ts";

/** An array on the engine. */
export function toTensor({ data, shape }: NdArray): tf.Tensor {
  return tf.tensor(data, [...shape], "float32");
}

/** A model's state on the engine, as the training step wants it. */
export function uploadState(state: ModelState, plan: TrainingPlan, layout: ParameterLayout): StepState {
  const upload = (tree: ParameterTree) => tf.tensor1d(layout.pack(tree), "float32");
  return {
    weights: upload(state.parameters),
    first: upload(state.slots.first),
    second: upload(state.slots.second),
    count: upload(state.slots.count),
    average: upload(state.averages),
    slow: plan.anchor === undefined ? tf.tensor1d([], "float32") : upload(plan.anchor.weights),
  };
}

/** The inverse of `uploadState`; constants are taken from `before`. */
export async function downloadState(
  { weights, first, second, count, average, slow }: StepState,
  before: ModelState,
  plan: TrainingPlan,
  layout: ParameterLayout,
): Promise<{ readonly state: ModelState; readonly plan: TrainingPlan }> {
  const download = async (tensor: tf.Tensor) => layout.unpack((await tensor.data()) as Float32Array);
  const anchor: Anchor | undefined = plan.anchor && { ...plan.anchor, weights: await download(slow) };
  return {
    state: {
      architecture: before.architecture,
      parameters: new Map([...before.parameters, ...(await download(weights))]),
      averages: await download(average),
      slots: { first: await download(first), second: await download(second), count: await download(count) },
    },
    plan: anchor === undefined ? {} : { anchor },
  };
}

/** What a training step needs besides its state. */
export function stepConstants(
  state: ModelState,
  plan: TrainingPlan,
  description: ModelDescription,
  layout: ParameterLayout,
  settings: TrainingSettings,
): StepConstants {
  const spread = (valueOf: Parameters<ParameterLayout["spread"]>[0]) => tf.tensor1d(layout.spread(valueOf));
  return {
    layout,
    settings,
    decays: spread((parameter) => (parameter.decays ? 1 : 0)),
    low: spread((parameter) => parameter.range?.[0] ?? -Infinity),
    high: spread((parameter) => parameter.range?.[1] ?? Infinity),
    constants: constantsOf(state, description),
    ...(plan.anchor && {
      anchor: { ...plan.anchor, mask: tf.tensor1d(layout.pack(plan.anchor.mask)) },
    }),
  };
}

/** The parameters that are not trained, on the engine. */
export function constantsOf(state: ModelState, description: ModelDescription): TensorTree {
  return new Map(
    description
      .filter((parameter) => !parameter.trainable)
      .map(({ name }) => [name, toTensor(arrayOf(state.parameters, name))]),
  );
}

/** Frees all tensors that a value holds. */
export function disposeAll(...values: readonly object[]): void {
  for (const value of values) {
    if (value instanceof tf.Tensor) value.dispose();
    else if (value instanceof Map) disposeAll(...value.values());
    else disposeAll(...Object.values(value).filter((inner) => typeof inner === "object" && inner !== null));
  }
}
