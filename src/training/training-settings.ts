import type { TrainingBudget } from "./training-length.ts";
import type { SizedLearningRate } from "./peak-learning-rate.ts";

/** Settings for training models, equal throughout a run. */
export interface TrainingSettings {
  /** Number of updates per growth step. */
  readonly updates?: number;
  /** Compute of a growth step in place of `updates`: the search is paid from it, and the rest trains. */
  readonly budget?: TrainingBudget;
  readonly batchSize: number;
  /** The highest learning rate, of every model or by its size. */
  readonly learningRate: number | SizedLearningRate;
  /** Share of the updates over which the learning rate rises linearly. */
  readonly warmUp: number;
  readonly weightDecay: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Maximum norm of the gradient. */
  readonly gradientClip: number;
  /** Window of the weights' moving average, as a share of a training's updates. */
  readonly averageWindow: number;
  /** Weights that are validated and scored. */
  readonly weights: "live" | "averaged";
  /** Updates between two checkpoints. */
  readonly checkpointEvery: number;
  /** Updates between two measurements of the search-validation loss, which is measured after the last one too. */
  readonly validationEvery: number;
}
