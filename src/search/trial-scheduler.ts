import type { Objectives } from "./objective.ts";
import type { Trial } from "./trial.ts";

/** Starts a new trial, or continues a stopped one, up to a share of the full budget in (0, 1]. */
export type Assignment =
  | { readonly type: "start"; readonly budget: number }
  | { readonly type: "continue"; readonly trial: number; readonly budget: number };

/**
 * Decides the budgets of trials, as a pure function of the history. It is asked whenever a worker is free, so some
 * trials may still be running. Running trials count as started, but have no measurements yet. Only completed trials
 * may be continued.
 */
export abstract class TrialScheduler {
  /** Names in its options that must exist; they are checked before the run. */
  readonly needs?: {
    /** Names of the evaluator's measurements. */
    readonly measurements?: readonly string[];
  };
  /**
   * The next assignment, or `undefined` if it depends on running trials. It is asked again after the next
   * measurement; the search ends if no trial is running.
   * @param trials the history, running and failed trials included, in order of proposal.
   * @param count maximum number of trials of the search. Equal to the number of `trials` if the strategy has no more
   * proposals; the scheduler may still continue one of them.
   * @param objectives the objectives, the main one first.
   */
  abstract next(trials: readonly Trial[], count: number, objectives: Objectives): Assignment | undefined;
}
