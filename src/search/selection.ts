import type { Objectives } from "./objective.ts";
import type { Trial } from "./trial.ts";

/** Which trial wins. */
export abstract class Selection {
  /** Names in its options that have to exist, so that a mistake is found before anything runs. */
  readonly needs?: {
    /** Of what the evaluator measures. */
    readonly measurements?: readonly string[];
    /** Of the experiment's objectives. */
    readonly objectives?: readonly string[];
  };
  /**
   * @param trials completed ones that fulfil the constraints, never empty.
   * @param objectives what to improve, the main one first.
   * @returns the winner and the reason, in a few words, with the figures that decided.
   */
  abstract choose(
    trials: readonly Trial[],
    objectives: Objectives,
  ): { readonly trial: Trial; readonly reason: string };
}
