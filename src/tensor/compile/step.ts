import type { Tensor } from "@tensorflow/tfjs-core";
import type { NdArray, ParameterTree, TensorTree } from "../parameter-tree.ts";

/** An input or output array of a step, outside any engine; an Int32Array becomes an int32 tensor. */
export interface BatchArray {
  readonly shape: readonly number[];
  readonly data: Float32Array | Int32Array;
}

/** Input arrays of a step's run, by name. */
export type Batch = Readonly<Record<string, BatchArray>>;

/** Scalar inputs of a step's run, such as a learning rate. */
export type Scalars = Readonly<Record<string, number>>;

/** Output arrays of a step's run by name, such as the loss. */
export type NamedArrays = Readonly<Record<string, NdArray>>;

/** Result of a step. */
export interface StepResult {
  /** New values of the state; omitted parts stay unchanged. Shapes and types must not change. */
  readonly state?: TensorTree;
  /** Outputs, float32 tensors. */
  readonly outputs: Readonly<Record<string, Tensor>>;
}

/**
 * A pure function of tensors: it does not read tensor values, keep state or draw random numbers. Everything that
 * differs between runs must be an argument.
 */
export type Step = (
  state: TensorTree,
  batch: Readonly<Record<string, Tensor>>,
  scalars: Readonly<Record<string, Tensor>>,
) => StepResult;

/** The initial state, and a batch and scalars with the shapes of all runs. */
export interface Sample {
  readonly state: ParameterTree;
  readonly batch: Batch;
  readonly scalars: Scalars;
}
