import type { Architecture } from "./architecture.ts";
import type { ParameterTree } from "../tensor/parameter-tree.ts";

/** The optimizer's slots; each tree has the names and shapes of the trainable parameters. */
export interface OptimizerSlots {
  /** AdamW's first moment. */
  readonly first: ParameterTree;
  /** AdamW's second moment. */
  readonly second: ParameterTree;
  /** Number of updates of each entry, for the bias correction. */
  readonly count: ParameterTree;
}

/** State of a model between two trainings, outside any engine. */
export interface ModelState {
  readonly architecture: Architecture;
  /** The live weights and the constants. */
  readonly parameters: ParameterTree;
  /** The bias-corrected exponential moving average of the trainable weights. */
  readonly averages: ParameterTree;
  readonly slots: OptimizerSlots;
}
