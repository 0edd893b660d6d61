import type { Trial } from "./trial.ts";

/** Which trial wins. */
export abstract class Selection {
  /**
   * @param trials completed ones, never empty.
   * @param objective the measurement to minimise.
   * @returns the winner and the reason, in a few words, with the figures that decided.
   */
  abstract choose(
    trials: readonly Trial[],
    objective: string,
  ): { readonly trial: Trial; readonly reason: string };
}
