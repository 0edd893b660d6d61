import type { Architecture } from "./architecture.ts";
import type { ParameterTree } from "../tensor/parameter-tree.ts";

/** The optimizer's memory, each tree with the names and shapes of the trainable parameters. */
export interface OptimizerSlots {
  /** AdamW's first moment. */
  readonly first: ParameterTree;
  /** AdamW's second moment. */
  readonly second: ParameterTree;
  /** Updates that each entry has had: new entries correct their bias by their own count. */
  readonly count: ParameterTree;
}

/** All that a model is between two trainings, outside any engine. */
export interface ModelState {
  readonly architecture: Architecture;
  /** The live weights and the constants. */
  readonly parameters: ParameterTree;
  /** The bias-corrected exponential moving average of the trainable weights. */
  readonly averages: ParameterTree;
  readonly slots: OptimizerSlots;
}
