import type { Random } from "../random/random.ts";
import type { Batch } from "../tensor/compile/step.ts";
import type { ModelState } from "../architecture/model-state.ts";
import type { TrainingPlan } from "./training-plan.ts";

/** A training of one model on the examples of one growth step. */
export interface TrainingRequest {
  readonly state: ModelState;
  readonly plan: TrainingPlan;
  /** Growth step, from 1: its replay shares decide the batches. */
  readonly step: number;
  /** Updates in all. */
  readonly updates: number;
  /** `cosine` warms up and decays to zero; `constant` is the peak learning rate throughout (proxy training). */
  readonly schedule: "cosine" | "constant";
  /** Updates of the training that this one is the beginning of; default: `updates`. */
  readonly wholeUpdates?: number;
  /** How often in all a model of this shape is updated; default: `wholeUpdates`. Whether to compile follows from it. */
  readonly runs?: number;
  /** How far the average of the weights reaches back, as a share of the whole; undefined: the run's setting. */
  readonly averageWindow?: number | undefined;
  /** The key of the growth step: batches follow from it and from the update's number. */
  readonly random: Random;
  /** Where to go on: `state` is the state after this many updates. Default 0. */
  readonly from?: number;
  readonly hooks?: TrainingHooks;
}

/** What a caller wants to hear of during a training. All are awaited. */
export interface TrainingHooks {
  /** After each update. */
  readonly onUpdate?: (progress: Progress) => void;
  /** Every so many updates, with all that is needed to go on from there; not after the last update. */
  readonly checkpoint?: {
    readonly every: number;
    readonly write: (checkpoint: TrainingCheckpoint) => Promise<void>;
  };
  /** Every so many updates, the search-validation loss. */
  readonly validation?: {
    readonly every: number;
    readonly report: (update: number, loss: number) => Promise<void>;
  };
}

export interface Progress {
  readonly update: number;
  readonly updates: number;
  /** In nats. */
  readonly loss: number;
  readonly learningRate: number;
  readonly batchSize: number;
}

/** A training between two updates. */
export interface TrainingCheckpoint {
  readonly update: number;
  readonly state: ModelState;
  readonly plan: TrainingPlan;
  /** Mean of the training loss, in nats: since the last checkpoint, or since the beginning where there was none. */
  readonly loss: number;
}

/** A trained model. */
export interface TrainingResult {
  readonly state: ModelState;
  /** What a training that goes on from here has to know. */
  readonly plan: TrainingPlan;
  /** Mean of the training loss since the last checkpoint, in nats; NaN without an update. */
  readonly loss: number;
}

/** Trains and measures models of the run's family, on its stream, with its objective. A service to inject. */
export abstract class Trainer {
  /** @throws EspalierError if a loss is not finite, with the update and the learning rate. */
  abstract train(request: TrainingRequest): Promise<TrainingResult>;
  /**
   * Mean loss in nats on the fixed search-validation batches of all steps up to `step`, of the live or of the
   * averaged weights as the run's settings say.
   */
  abstract validationLoss(state: ModelState, step: number): Promise<number>;
  /**
   * The first batches that a training with this key sees: inputs and targets of the family.
   * @throws EspalierError if no training examples have arrived.
   */
  abstract firstBatches(
    request: Pick<TrainingRequest, "step" | "random">,
    count: number,
  ): Promise<readonly Batch[]>;
  /**
   * Seconds of a forward pass on the run's engine, from inputs in memory to outputs in memory: the median of some
   * passes, after a few that warm up. It is measured, so no two calls agree.
   * @param batch search-validation examples that go through at once, and passes that are timed.
   */
  abstract forwardSeconds(
    state: ModelState,
    step: number,
    batch: { readonly batchSize: number; readonly passes: number },
  ): Promise<number>;
}
