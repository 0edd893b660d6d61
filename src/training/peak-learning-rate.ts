/** A peak learning rate that follows the size of the model: a power law of its trainable parameters. */
export interface SizedLearningRate {
  /** Peak learning rate of a model with `at` parameters. */
  readonly value: number;
  /** Number of trainable parameters. */
  readonly at: number;
  /** Power of the parameters, such as -0.5. */
  readonly exponent: number;
}

/** The peak learning rate of a model: a constant, or value * (parameters / at) ** exponent. */
export function peakLearningRate(rate: number | SizedLearningRate, parameters: number): number {
  if (typeof rate === "number") return rate;
  return rate.value * (parameters / rate.at) ** rate.exponent;
}
