import type { Cost } from "../architecture/cost.ts";
import { type Compute, trainingCompute } from "./compute.ts";
import { budgetSpent } from "./errors.ts";
import type { TrainingSettings } from "./training-settings.ts";

/** Compute that a growth step may take, its search included: FLOPs or training examples. */
export interface TrainingBudget {
  readonly flops?: number;
  readonly examples?: number;
}

/** Whether the models of growth steps are trained at all. */
export function isTrained({ updates = 0, budget }: TrainingSettings): boolean {
  return budget !== undefined || updates > 0;
}

/**
 * Updates that the settings allow a growth step's training: their number, or what the search leaves of the budget, which
 * may be negative.
 */
export function affordableUpdates(
  { updates = 0, budget, batchSize }: TrainingSettings,
  cost: Pick<Cost, "flops">,
  spent: Compute,
): number {
  if (budget === undefined) return updates;
  const { unit, amount } = amountOf(budget);
  return Math.floor((amount - spent[unit]) / trainingCompute(cost, batchSize, 1)[unit]);
}

/**
 * Updates of a growth step's training: as many as the settings say, or as the search has left of the budget.
 * @param cost of the model to train.
 * @param spent by the growth step's search.
 * @throws EspalierError if the budget does not suffice for one update.
 */
export function updatesOf(settings: TrainingSettings, cost: Pick<Cost, "flops">, spent: Compute): number {
  const updates = affordableUpdates(settings, cost, spent);
  const { budget } = settings;
  if (updates >= 1 || budget === undefined) return updates;
  const { unit, amount } = amountOf(budget);
  throw budgetSpent(unit, amount, spent[unit]);
}

function amountOf({ flops, examples }: TrainingBudget): {
  readonly unit: keyof Compute;
  readonly amount: number;
} {
  return flops === undefined ? { unit: "examples", amount: examples! } : { unit: "flops", amount: flops };
}
