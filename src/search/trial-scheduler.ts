import type { Objectives } from "./objective.ts";
import type { Trial } from "./trial.ts";

/** Start a new trial, or let one that has stopped go on, up to a share of the full budget in (0, 1]. */
export type Assignment =
  | { readonly type: "start"; readonly budget: number }
  | { readonly type: "continue"; readonly trial: number; readonly budget: number };

/**
 * How far a trial may train: a pure function of the history. It is asked whenever a worker is free, so with several
 * workers some trials of the history may be running. Those have been started and count as such; what they are going to
 * measure is not known, and only a completed trial may be let go on.
 */
export abstract class TrialScheduler {
  /** Names in its options that have to exist, so that a mistake is found before anything runs. */
  readonly needs?: {
    /** Of what the evaluator measures. */
    readonly measurements?: readonly string[];
  };
  /**
   * The next assignment, or `undefined` if there is none until more is known: it is asked again when a running trial
   * has been measured, and the search is over when none is running.
   * @param trials the history, running and failed trials included, in order of proposal.
   * @param count how many trials the search may start. It is the number of `trials` where the strategy has nothing more
   * to propose: then the scheduler is asked once more whether one of them goes on.
   * @param objectives what the search improves, the main one first.
   */
  abstract next(trials: readonly Trial[], count: number, objectives: Objectives): Assignment | undefined;
}
