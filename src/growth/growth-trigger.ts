/** Record of a finished step. */
export interface StepRecord {
  readonly step: number;
  /** Search-validation loss (nats), measured during the step's training, in order. */
  readonly validationLosses: readonly number[];
}

/**
 * Decides whether a growth step searches. A first step without a search starts the given architecture from scratch.
 */
export abstract class GrowthTrigger {
  /**
   * @param history the finished steps. Empty at the first step.
   * @returns the decision and a short reason.
   */
  abstract fires(history: readonly StepRecord[]): { readonly fires: boolean; readonly reason: string };
}
