import type { Architecture } from "../architecture/architecture.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { GrowthDimension } from "./growth-dimension.ts";

/** Situation at the beginning of a growth step. */
export interface GrowthSituation {
  /** From 1. */
  readonly step: number;
  readonly current: Architecture;
  /** All architectures of the experiment. */
  readonly space: SearchSpace;
  /** Growth operators of the experiment. Empty: children start from fresh parameters. */
  readonly dimensions: readonly GrowthDimension[];
  /** Number of training examples that have arrived by each step, from step 1; has length `step`. */
  readonly examplesSeen: readonly number[];
}

/**
 * The candidates of a growth step, at least one. Staying as it is is a candidate if the space has the current
 * architecture.
 */
export abstract class GrowthSpace {
  abstract at(situation: GrowthSituation): SearchSpace;
}
