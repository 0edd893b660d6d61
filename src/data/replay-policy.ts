/** Which earlier examples a step trains on. */
export abstract class ReplayPolicy {
  /**
   * The share of each step's examples in the batches of step `step`.
   * @param arrivals number of training examples of each step so far, `arrivals[0]` of step 1; its length is `step`.
   * @returns a weight for each of them, not negative, adding up to 1.
   */
  abstract shares(arrivals: readonly number[]): readonly number[];
}
