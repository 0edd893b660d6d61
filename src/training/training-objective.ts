import type { Scalar } from "@tensorflow/tfjs-core";
import type { NamedTensors } from "./trainable-family.ts";

/** Names of the outputs and arrays that a strategy reads. */
export interface Needs {
  /** Outputs of the model family. */
  readonly outputs: readonly string[];
  /** Inputs and targets of the model family. Default: none. */
  readonly arrays?: readonly string[];
}

/** The loss of a batch. */
export abstract class TrainingObjective {
  /** Names that `loss` reads; a family that lacks some of them is refused before the run. */
  abstract readonly needs: Needs;
  /**
   * A differentiable scalar, the mean over the batch, in nats. Pure.
   * @param outputs of the model family for the batch.
   * @param batch inputs and targets of the model family.
   */
  abstract loss(outputs: NamedTensors, batch: NamedTensors): Scalar;
}
