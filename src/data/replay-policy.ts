/** Decides how much a step trains on the examples of earlier steps. */
export abstract class ReplayPolicy {
  /**
   * The share of each step's examples in the batches of step `step`.
   * @param arrivals number of training examples of each step so far, from step 1; has length `step`.
   * @returns a non-negative weight for each of them, with sum 1.
   */
  abstract shares(arrivals: readonly number[]): readonly number[];
}
