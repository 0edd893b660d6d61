import type { Architecture } from "../architecture/architecture.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { GrowthDimension } from "./growth-dimension.ts";

/** What a growth step's candidates depend on. */
export interface GrowthSituation {
  /** From 1. */
  readonly step: number;
  readonly current: Architecture;
  /** All architectures of the experiment. */
  readonly space: SearchSpace;
  /** Training examples that have arrived by each step, `examplesSeen[0]` by step 1; its length is `step`. */
  readonly examplesSeen: readonly number[];
}

/** The candidates of a growth step. Staying as it is is always one of them. */
export abstract class GrowthSpace {
  abstract readonly dimensions: readonly GrowthDimension[];
  abstract at(situation: GrowthSituation): SearchSpace;
}
