/** What is known of the finished steps. */
export interface StepRecord {
  readonly step: number;
  /** Search-validation loss (nats), measured during the step's training, in order. */
  readonly validationLosses: readonly number[];
}

/** Whether a growth step searches at all. Step 1 always does, since there is nothing to keep. */
export abstract class GrowthTrigger {
  /**
   * @param history the finished steps, never empty.
   * @returns the answer and its reason, in a few words.
   */
  abstract fires(history: readonly StepRecord[]): { readonly fires: boolean; readonly reason: string };
}
