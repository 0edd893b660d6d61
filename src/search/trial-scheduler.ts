import type { Trial } from "./trial.ts";

/** Start a new trial, or let one that has stopped go on, up to a share of the full budget in (0, 1]. */
export type Assignment =
  | { readonly type: "start"; readonly budget: number }
  | { readonly type: "continue"; readonly trial: number; readonly budget: number };

/** How far a trial may train: a pure function of the history. */
export abstract class TrialScheduler {
  /**
   * The next assignment, or `undefined` when the search is over.
   * @param trials the history, in order of proposal.
   * @param count how many trials the search may start.
   */
  abstract next(trials: readonly Trial[], count: number): Assignment | undefined;
}
