import type { NamedArrays } from "../tensor/compile/step.ts";
import type { NdArray } from "../tensor/parameter-tree.ts";
import type { NamedTensors } from "./trainable-family.ts";

/** Items for a model's inputs, read by the family's encoder: lists of equal length by the name of the input. */
export type InputItems = Readonly<Record<string, readonly unknown[]>>;

/** A function of a model's outputs. */
export interface Measure {
  /** Name; equal names mean equal functions. */
  readonly name: string;
  /** A pure function of tensors `[batch, ...]` to tensors `[batch, ...]`, one row for each item. */
  of(outputs: NamedTensors, inputs: NamedTensors): NamedTensors;
}

/** A trained model for tasks. Items are computed in batches of one shape, and each only once. */
export interface TrainedModel {
  /** Computes one of the model's outputs, `[items, ...]`. */
  output(name: string, inputs: InputItems): Promise<NdArray>;
  /** Computes the tensors of a measure of the outputs, each `[items, ...]`. */
  compute(measure: Measure, inputs: InputItems): Promise<NamedArrays>;
}
