/** What is known of the finished steps. */
export interface StepRecord {
  readonly step: number;
  /** Search-validation loss (nats), measured during the step's training, in order. */
  readonly validationLosses: readonly number[];
}

/** Whether a growth step searches at all; a first step that does not starts the given architecture afresh. */
export abstract class GrowthTrigger {
  /**
   * @param history the finished steps; empty at the first one.
   * @returns the answer and its reason, in a few words.
   */
  abstract fires(history: readonly StepRecord[]): { readonly fires: boolean; readonly reason: string };
}
