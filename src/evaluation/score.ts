import type { ClassAccuracy } from "./class-accuracies.ts";
import type { Direction } from "../search/objective.ts";

/** Name and scale of a score. */
export interface ScoreKind {
  /** Unique among a run's scores, such as `accuracy` or `recall@1`. */
  readonly name: string;
  /** Direction of better values. Default: `maximize`. */
  readonly direction?: Direction;
  /** Unit, such as `bits per byte`. Default: a share, shown in percent. */
  readonly unit?: string;
}

/** A score of a trained model, with its interval and baselines. */
export interface Score extends ScoreKind {
  /** A share in 0 to 1, or any number if there is a unit. */
  readonly value: number;
  /** 95 % interval. */
  readonly interval: readonly [number, number];
  /** Number of items that it is measured on. */
  readonly count: number;
  /** Number of classes of a classification. */
  readonly classes?: number;
  /** Accuracy by class, for at most 100 classes. */
  readonly byClass?: readonly ClassAccuracy[];
  /** Scores of simple methods on the same data, such as `majority` or `nearest neighbour`. */
  readonly baselines: Readonly<Record<string, number>>;
  /** The step whose examples it is measured on, for scores per step. */
  readonly ofStep?: number;
}
