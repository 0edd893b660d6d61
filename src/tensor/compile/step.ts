import type { Tensor } from "@tensorflow/tfjs-core";
import type { NdArray, ParameterTree, TensorTree } from "../parameter-tree.ts";

/** An array outside any engine that a step takes or gives; Int32Array makes an int32 tensor. */
export interface BatchArray {
  readonly shape: readonly number[];
  readonly data: Float32Array | Int32Array;
}

/** What a run of a step is given besides the numbers that change: arrays by name. */
export type Batch = Readonly<Record<string, BatchArray>>;

/** Numbers that may differ between runs, such as a learning rate. */
export type Scalars = Readonly<Record<string, number>>;

/** What a run of a step tells, by name, such as the loss. */
export type NamedArrays = Readonly<Record<string, NdArray>>;

/** What a step makes of its state, a batch and scalars. */
export interface StepResult {
  /** New values of the state; what is left out stays as it was. Shapes and types must not change. */
  readonly state?: TensorTree;
  /** float32 tensors that are wanted outside. */
  readonly outputs: Readonly<Record<string, Tensor>>;
}

/**
 * A pure function of tensors: it reads no value of a tensor, keeps nothing, draws nothing, and whatever differs
 * between two runs reaches it as an argument.
 */
export type Step = (
  state: TensorTree,
  batch: Readonly<Record<string, Tensor>>,
  scalars: Readonly<Record<string, Tensor>>,
) => StepResult;

/** A first state, and a batch and scalars of the shapes that all runs will have. */
export interface Sample {
  readonly state: ParameterTree;
  readonly batch: Batch;
  readonly scalars: Scalars;
}
