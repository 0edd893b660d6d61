import type { Direction } from "../search/objective.ts";

/** One figure of a trained model, with what is needed to judge it. */
export interface Score {
  /** Unique among a run's scores, such as `accuracy` or `recall@1`. */
  readonly name: string;
  /** A share in 0 to 1, or any number if there is a unit. */
  readonly value: number;
  /** 95 % interval. */
  readonly interval: readonly [number, number];
  /** Items that it is measured on. */
  readonly count: number;
  /** Which values are better. Default: `maximize`. */
  readonly direction?: Direction;
  /** Such as `bits per byte`. Default: a share, shown in percent. */
  readonly unit?: string;
  /** Number of classes, if items are sorted into classes. */
  readonly classes?: number;
  /** What simple means reach on the same data, such as `majority` or `nearest neighbour`. */
  readonly baselines: Readonly<Record<string, number>>;
  /** For scores kept apart by the step whose examples they are measured on: that step. */
  readonly ofStep?: number;
}
