import type { Batch } from "../tensor/compile/step.ts";
import type { Draw } from "./batch-sampler.ts";

/** All that determines a training batch. */
export interface BatchOrder {
  /** Growth step. */
  readonly step: number;
  readonly draws: readonly Draw[];
  /** Path of the key of all random choices. */
  readonly key: string;
  /** Number of training examples of each arrival up to the step. */
  readonly lengths: readonly number[];
}

/** Assembles training batches, such as in other threads. Results are the same as without. */
export interface BatchLoader {
  /** Number of batches that are worth ordering in advance. */
  readonly ahead: number;
  /** @param assemble does the work in this thread. */
  load(order: BatchOrder, assemble: (order: BatchOrder) => Promise<Batch>): Promise<Batch>;
}
