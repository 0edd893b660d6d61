import type { Objectives } from "./objective.ts";
import type { Trial } from "./trial.ts";

/** Selects the winning trial. */
export abstract class Selection {
  /** Names in its options that must exist; they are checked before the run. */
  readonly needs?: {
    /** Names of the evaluator's measurements. */
    readonly measurements?: readonly string[];
    /** Names of the experiment's objectives. */
    readonly objectives?: readonly string[];
  };
  /**
   * @param trials completed trials that fulfil the constraints, never empty.
   * @param objectives the objectives, the main one first.
   * @returns the winner and a short reason with the deciding figures.
   */
  abstract choose(
    trials: readonly Trial[],
    objectives: Objectives,
  ): { readonly trial: Trial; readonly reason: string };
}
