import type { Objective } from "./objective.ts";

/** Description of a measurement, which also serves as an objective. */
export interface MeasurementDescription extends Objective {
  /** Description in one line. */
  readonly description: string;
  /**
   * Whether repeated measurements differ, as times do. The log stores such values separately from reproducible ones.
   */
  readonly varies?: boolean;
}

/** Unit of losses. */
export const LOSS_UNIT = "nats";

/** Measurements that a model family computes by formula: the fields of a `Cost`. */
export const costMeasurements: readonly MeasurementDescription[] = [
  {
    measurement: "parameters",
    direction: "minimize",
    unit: "parameters",
    description: "Number of trainable parameters.",
  },
  {
    measurement: "flops",
    direction: "minimize",
    unit: "FLOPs",
    description: "Floating point operations of one example's forward pass, a multiply-add counted as two.",
  },
];
