import type { Scalar, Tensor2D } from "@tensorflow/tfjs-core";
import type { Features } from "../architecture/model-family.ts";

/** Which picture belongs to which text, within a batch. Rows are pictures, columns texts; values 0 or 1. */
export interface Targets {
  /** `[batch, batch]`: they describe the same thing. */
  readonly positives: Tensor2D;
  /** `[batch, batch]`: the text is true of the picture though they are no pair; no negative, no positive. */
  readonly ambiguous: Tensor2D;
}

/** The loss of a batch. */
export abstract class TrainingObjective {
  /** A differentiable scalar, the mean over the batch, in nats. Pure. */
  abstract loss(features: Features, targets: Targets): Scalar;
}
