import type { NamedArrays } from "../tensor/compile/step.ts";
import type { NdArray } from "../tensor/parameter-tree.ts";
import type { NamedTensors } from "./trainable-family.ts";

/** Items of a model's inputs: lists of one length by the name of the input. The family's encoder reads them. */
export type InputItems = Readonly<Record<string, readonly unknown[]>>;

/** A function of a model's outputs. */
export interface Measure {
  /** Equal names mean equal functions. */
  readonly name: string;
  /** A pure function of tensors `[batch, ...]` to tensors `[batch, ...]`, one row for each item. */
  of(outputs: NamedTensors, inputs: NamedTensors): NamedTensors;
}

/** A trained model, as a task sees it. Items go through it in batches of one shape, and none goes through twice. */
export interface TrainedModel {
  /** One of the model's outputs, `[items, ...]`. */
  output(name: string, inputs: InputItems): Promise<NdArray>;
  /** The tensors of a measure of the outputs, each `[items, ...]`. */
  compute(measure: Measure, inputs: InputItems): Promise<NamedArrays>;
}
