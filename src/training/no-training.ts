import { type Compute, NO_COMPUTE } from "./compute.ts";
import { nothingTrains } from "./errors.ts";
import { Trainer } from "./trainer.ts";
import type { TrainingSettings } from "./training-settings.ts";

/** The settings of an experiment without training, except by its evaluator. */
export const noTraining: TrainingSettings = {
  batchSize: 0,
  learningRate: 0,
  warmUp: 0,
  weightDecay: 0,
  beta1: 0,
  beta2: 0,
  epsilon: 0,
  gradientClip: 0,
  averageWindow: 1,
  weights: "live",
  checkpointEvery: 1,
  validationEvery: 1,
};

/** A trainer that throws: the experiment has no settings for training. */
export class NoTrainer extends Trainer {
  spend(): void {}

  takeSpent(): Compute {
    return NO_COMPUTE;
  }

  train(): Promise<never> {
    return Promise.reject(nothingTrains());
  }

  validationLoss(): Promise<never> {
    return Promise.reject(nothingTrains());
  }

  firstBatches(): Promise<never> {
    return Promise.reject(nothingTrains());
  }

  lossGradient(): Promise<never> {
    return Promise.reject(nothingTrains());
  }

  forwardSeconds(): Promise<never> {
    return Promise.reject(nothingTrains());
  }
}
