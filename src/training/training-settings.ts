/** How models are trained, the same in all of a run. */
export interface TrainingSettings {
  /** Updates a growth step. */
  readonly updates: number;
  readonly batchSize: number;
  /** The highest learning rate. */
  readonly learningRate: number;
  /** Share of the updates over which the learning rate rises linearly. */
  readonly warmUp: number;
  readonly weightDecay: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Largest norm of the gradient. */
  readonly gradientClip: number;
  /** How far the average of the weights reaches back, as a share of a training's updates. */
  readonly averageWindow: number;
  /** Which weights are validated and scored. */
  readonly weights: "live" | "averaged";
  /** Updates between two checkpoints. */
  readonly checkpointEvery: number;
  /** Updates between two looks at the search-validation loss. */
  readonly validationEvery: number;
}
