import type { Objective } from "./objective.ts";

/** What an evaluator says of a measurement, and how it counts as an objective. */
export interface MeasurementDescription extends Objective {
  /** One line. */
  readonly description: string;
  /**
   * Whether measuring the same again gives another value, as times do. The log keeps such values apart from those that
   * two runs of the same experiment agree on.
   */
  readonly varies?: boolean;
}

/** What a model family tells by formula: the measurements of a `Cost`. */
export const costMeasurements: readonly MeasurementDescription[] = [
  {
    measurement: "parameters",
    direction: "minimize",
    unit: "parameters",
    description: "Trainable numbers.",
  },
  {
    measurement: "flops",
    direction: "minimize",
    unit: "FLOPs",
    description: "Floating point operations of one example's forward pass, a multiply-add counted as two.",
  },
];
