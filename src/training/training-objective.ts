import type { Scalar } from "@tensorflow/tfjs-core";
import type { NamedTensors } from "./trainable-family.ts";

/** Names of the outputs and arrays that a strategy reads. */
export interface Needs {
  /** Outputs of the model family. */
  readonly outputs: readonly string[];
  /** Inputs and targets of the model family. Default: none. */
  readonly arrays?: readonly string[];
}

/** The loss of a model on a batch. */
export abstract class TrainingObjective {
  /** Names that `loss` reads; a family without them is refused before the run. */
  abstract readonly needs: Needs;
  /**
   * The mean loss over the batch in nats, a differentiable scalar. Pure.
   * @param outputs the model's outputs for the batch.
   * @param batch inputs and targets of the model family.
   */
  abstract loss(outputs: NamedTensors, batch: NamedTensors): Scalar;
}
