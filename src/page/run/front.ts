import type { Objective } from "../../search/objective.ts";
import type { TrialView } from "../../report/view/view.ts";

/** A quantity of trials that an axis shows. */
export interface Quantity {
  readonly name: string;
  readonly direction: Objective["direction"];
  readonly of: (trial: TrialView) => number | undefined;
}

/** Trials that no other one beats in both quantities, by the first. Trials of a smaller budget are left out. */
export function frontOf(trials: readonly TrialView[], x: Quantity, y: Quantity): readonly TrialView[] {
  const budget = Math.max(0, ...trials.map((trial) => trial.budget));
  const sign = ({ direction }: Quantity) => (direction === "minimize" ? 1 : -1);
  const points = trials
    .filter((trial) => trial.status === "completed" && trial.budget === budget && !trial.isViolating)
    .flatMap((trial) => {
      const [one, other] = [x.of(trial), y.of(trial)];
      return one === undefined || other === undefined
        ? []
        : [{ trial, one: sign(x) * one, other: sign(y) * other }];
    })
    .toSorted((a, b) => a.one - b.one || a.other - b.other);
  let best = Infinity;
  return points.flatMap(({ trial, other }) => {
    if (other >= best) return [];
    best = other;
    return [trial];
  });
}
