import type { TrainingPlan } from "../growth/parameter-inheritance.ts";
import type { Random } from "../random/random.ts";
import type { ModelState } from "./model-state.ts";

/** A training of one model on the pairs of one growth step. */
export interface TrainingRequest {
  readonly state: ModelState;
  readonly plan: TrainingPlan;
  /** Growth step, from 1: its replay shares decide the batches. */
  readonly step: number;
  /** Updates in all. */
  readonly updates: number;
  /** `cosine` warms up and decays to zero; `constant` is the peak learning rate throughout (proxy training). */
  readonly schedule: "cosine" | "constant";
  /** How far the average of the weights reaches back, as a share of `updates`; undefined: the run's setting. */
  readonly horizon?: number | undefined;
  /** The key of the growth step: batches, captions and augmentations follow from it and from the update's number. */
  readonly random: Random;
  /** Where to go on: `state` is the state after this many updates. Default 0. */
  readonly from?: number;
  /** Called after each update. */
  readonly onUpdate?: (progress: { update: number; loss: number; learningRate: number }) => void;
  /** Called every `checkpointEvery` updates, awaited. */
  readonly onCheckpoint?: (
    update: number,
    state: ModelState,
    plan: TrainingPlan,
    meanLoss: number,
  ) => Promise<void>;
  readonly checkpointEvery?: number;
}

/** A trained model. */
export interface TrainingResult {
  readonly state: ModelState;
  /** Mean of the training loss over the last tenth of the updates, in nats. */
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
}
