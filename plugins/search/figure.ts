import type { Objective, Trial } from "espalier";
import { round } from "./round.ts";

/** A measurement that the trial must have. */
export function figure(trial: Trial, measurement: string): number {
  return trial.measurements[measurement] as number;
}

/** `lowest loss` or `highest accuracy`. */
export function superlative({ direction, measurement }: Objective): string {
  return `${direction === "minimize" ? "lowest" : "highest"} ${measurement}`;
}

/** `loss 2.315, parameters 1.204e+7`. */
export function describeFigures(trial: Trial, objectives: readonly Objective[]): string {
  return objectives
    .map(({ measurement }) => `${measurement} ${round(figure(trial, measurement))}`)
    .join(", ");
}
