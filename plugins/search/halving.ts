import { type Assignment, type Objectives, ranked, type Trial, trialsAt } from "espalier";

/** Trials that were started together, of which fewer and fewer go on. */
export interface Bracket {
  /** Those that were started so far. */
  readonly trials: readonly Trial[];
  /** How many are started in all. */
  readonly size: number;
  /** Of its rungs, the smallest one first. */
  readonly budgets: readonly number[];
  /** One in so many goes on. */
  readonly factor: number;
}

/**
 * Who goes on once everybody of a rung has been measured: one in `factor`, at least one; a trial that fails later
 * gives its place to the next best. `undefined` while a rung waits for its last trial, and when all is done.
 */
export function promote(bracket: Bracket, objectives: Objectives): Assignment | undefined {
  const { size, budgets, factor } = bracket;
  const byNumber = new Map(bracket.trials.map((trial) => [trial.number, trial]));
  for (const [rung, budget] of budgets.slice(0, -1).entries()) {
    if (bracket.trials.some((trial) => trial.status === "running" && trial.budget <= budget))
      return undefined;
    const places = Math.max(1, Math.floor(size / factor ** (rung + 1)));
    const next = ranked(trialsAt(bracket.trials, budget), objectives)
      .map(({ number }) => byNumber.get(number) as Trial)
      .filter(({ status }) => status !== "failed")
      .slice(0, places)
      .find((trial) => trial.budget <= budget);
    if (next !== undefined)
      return { type: "continue", trial: next.number, budget: budgets[rung + 1] as number };
  }
  return undefined;
}
