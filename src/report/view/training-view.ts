import type { MetricsLine } from "../../run/metrics/metrics-line.ts";

// What the page shows of the trainings of growth steps, as JSON.

/** A stretch of a training: means over some lines of its metrics, at the last update of the stretch. */
export type CurvePoint = Pick<
  MetricsLine,
  "step" | "update" | "loss" | "learningRate" | "gradientNorm" | "examplesPerSecond" | "waitingShare"
>;

/** Place of a growth step's training in the run. Work that is not known is `null`. */
export interface ExtentView {
  readonly step: number;
  /** Work of the trainings of earlier steps. */
  readonly before: WorkView;
  /** Work of one of its updates; `null` before the first. */
  readonly perUpdate: WorkView | null;
}

/** Work of trainings. */
export interface WorkView {
  readonly updates: number;
  readonly examples: number | null;
  /** Training FLOPs. */
  readonly flops: number | null;
}
