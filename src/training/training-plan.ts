import type { ParameterTree } from "../tensor/parameter-tree.ts";

/**
 * Slow weights that pull the trained ones: after each update slow += (1 - momentum) * (fast - slow) and
 * fast += pull * (slow - fast), on the coordinates whose mask is 1.
 */
export interface Anchor {
  readonly weights: ParameterTree;
  /** 1 where a coordinate was inherited, 0 where it is new. */
  readonly mask: ParameterTree;
  readonly momentum: number;
  readonly pull: number;
}

/** An inheritance's demands on the training that follows. */
export interface TrainingPlan {
  readonly anchor?: Anchor;
}
