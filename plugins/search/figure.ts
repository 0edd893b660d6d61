import { type Objective, shortNumber, type Trial } from "espalier";

/** A measurement that the trial must have. */
export function figure(trial: Trial, measurement: string): number {
  return trial.measurements[measurement] as number;
}

/** `lowest loss` or `highest accuracy`. */
export function superlative({ direction, measurement }: Objective): string {
  return `${direction === "minimize" ? "lowest" : "highest"} ${measurement}`;
}

/** `loss 2.315, parameters 12.0 M`. */
export function describeFigures(trial: Trial, objectives: readonly Objective[]): string {
  return objectives
    .map(({ measurement }) => `${measurement} ${shortNumber(figure(trial, measurement))}`)
    .join(", ");
}

/** `1 trial` or `5 trials`. */
export function countOf(trials: readonly Trial[]): string {
  return `${shortNumber(trials.length)} ${trials.length === 1 ? "trial" : "trials"}`;
}
