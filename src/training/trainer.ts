import type { Compute } from "./compute.ts";
import type { Random } from "../random/random.ts";
import type { Batch } from "../tensor/compile/step.ts";
import type { LossGradient } from "./loss-gradient.ts";
import type { ModelState } from "../architecture/model-state.ts";
import type { Architecture } from "../architecture/architecture.ts";
import type { ScheduledTraining } from "./learning-rate-schedule.ts";
import type { TrainingPlan } from "./training-plan.ts";

/** A training of one model on the examples of one growth step. */
export interface TrainingRequest {
  readonly state: ModelState;
  readonly plan: TrainingPlan;
  /** Growth step, from 1: its replay shares decide the batches. */
  readonly step: number;
  /** Total number of updates. */
  readonly updates: number;
  /**
   * For the training of a growth step: its learning rate warms up and follows the experiment's schedule. Omitted: the
   * peak learning rate throughout (proxy training).
   */
  readonly scheduled?: Pick<ScheduledTraining, "architectureChanged">;
  /** The architecture whose size determines the peak learning rate; default: that of `state`. */
  readonly sizedBy?: Architecture;
  /** Updates of the whole training, if this one is only its beginning; default: `updates`. */
  readonly wholeUpdates?: number;
  /**
   * Expected number of updates of models with this shape, which decides whether to compile; default: `wholeUpdates`.
   */
  readonly runs?: number;
  /** Window of the weights' moving average, as a share of the whole training; undefined: the run's setting. */
  readonly averageWindow?: number | undefined;
  /** The key of the growth step, which with the update's number determines the batches. */
  readonly random: Random;
  /** Number of updates already applied to `state`. Default 0. */
  readonly from?: number;
  readonly hooks?: TrainingHooks;
}

/** Callbacks during a training. All are awaited. */
export interface TrainingHooks {
  /** After each update. */
  readonly onUpdate?: (update: MeasuredUpdate) => void;
  /** After the training, with the time in seconds that the engine waited for batches. */
  readonly onWaited?: (seconds: number) => void;
  /** Called every `every` updates with a checkpoint to continue from; not after the last update. */
  readonly checkpoint?: {
    readonly every: number;
    readonly write: (checkpoint: TrainingCheckpoint) => Promise<void>;
  };
  /** Called every `every` updates, and after the last one, with the search-validation loss. */
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

/** An update with what was measured of it. */
export interface MeasuredUpdate extends Progress {
  /** Norm of the gradient of all parameters, before clipping. */
  readonly gradientNorm: number;
  /** Time in seconds, from the request of the batch to the loss. */
  readonly seconds: number;
  /** The part of this time in which the engine waited for the batch. */
  readonly waitingSeconds: number;
}

/** State of a training between two updates. */
export interface TrainingCheckpoint {
  readonly update: number;
  readonly state: ModelState;
  readonly plan: TrainingPlan;
  /** Mean training loss in nats since the last checkpoint, or since the beginning. */
  readonly loss: number;
}

/** A trained model. */
export interface TrainingResult {
  readonly state: ModelState;
  /** Training plan for a continuation. */
  readonly plan: TrainingPlan;
  /** Mean training loss in nats since the last checkpoint; NaN without an update. */
  readonly loss: number;
}

/** Trains and measures models of the run's family, on its stream, with its objective. Injectable service. */
export abstract class Trainer {
  /** Adds compute of a strategy that does not go through the methods below, such as gradients of its own. */
  abstract spend(compute: Compute): void;
  /** Compute of trainings, of search-validation losses and by `spend` since the last call. */
  abstract takeSpent(): Compute;

  /** @throws EspalierError if a loss is not finite, with the update and the learning rate. */
  abstract train(request: TrainingRequest): Promise<TrainingResult>;
  /**
   * Mean loss in nats on the fixed search-validation batches of all steps up to `step`, with live or averaged weights
   * by the run's settings.
   */
  abstract validationLoss(state: ModelState, step: number): Promise<number>;
  /**
   * The first batches of a training with this key: inputs and targets of the family.
   * @throws EspalierError if no training examples have arrived.
   */
  abstract firstBatches(
    request: Pick<TrainingRequest, "step" | "random">,
    count: number,
  ): Promise<readonly Batch[]>;
  /** Loss of a model's live weights on a training batch, with its gradient. */
  abstract lossGradient(state: ModelState, batch: Batch): Promise<LossGradient>;
  /**
   * Time of a forward pass in seconds on the run's engine, from inputs in memory to outputs in memory: the median of
   * some passes after a warm-up. Repeated calls differ.
   * @param batch number of search-validation examples per pass, and number of timed passes.
   */
  abstract forwardSeconds(
    state: ModelState,
    step: number,
    batch: { readonly batchSize: number; readonly passes: number },
  ): Promise<number>;
}
