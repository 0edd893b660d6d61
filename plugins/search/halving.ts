import { type Assignment, type Objectives, ranked, type Trial, trialsAt } from "espalier";

/** Trials that are halved together: fewer of them continue at each rung. */
export interface Bracket {
  /** Trials started so far. */
  readonly trials: readonly Trial[];
  /** Number of trials once all are started. */
  readonly size: number;
  /** Budgets of the rungs, ascending. */
  readonly budgets: readonly number[];
  /** One trial in `factor` continues at each rung. */
  readonly factor: number;
}

/**
 * The next trial to continue once a whole rung has been measured: the best one in `factor`, at least one. A trial that
 * fails later is replaced by the next best. `undefined` while a rung waits for its last trial, and at the end.
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
