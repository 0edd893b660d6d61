import type { Architecture } from "../architecture/architecture.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { ValueList } from "../space/value-list.ts";
import type { Random } from "../random/random.ts";
import type { ModelState } from "../architecture/model-state.ts";

/** One dimension of the architecture and the values that it can take next. */
export interface Reach {
  readonly dimension: string;
  /** In order of size, the current value first. */
  readonly values: ValueList;
}

/** One way of getting larger, and how the parameters expand with it. */
export abstract class GrowthDimension {
  /** How many growth moves away a value is does not matter here: all larger values that could ever be reached. */
  abstract reach(current: Architecture, space: SearchSpace): readonly Reach[];
  /** Whether `expand` leaves the function of the model unchanged; exact operators are checked in every run. */
  abstract readonly exact: boolean;
  /**
   * Takes this dimension's own keys of the architecture to the target's values and leaves the others as they are;
   * the result's `architecture` says so. Parameters, averages and slots grow with it: an entry's average and slots come
   * from where its weight comes from, or are empty, and the slots of new entries are empty.
   * @param random keys the values of what is new; fresh values are keyed by parameter name.
   */
  abstract expand(state: ModelState, target: Architecture, random: Random): ModelState;
}
