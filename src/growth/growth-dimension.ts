import type { Architecture } from "../architecture/architecture.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { ValueList } from "../space/value-list.ts";
import type { Random } from "../random/random.ts";
import type { ModelState } from "../architecture/model-state.ts";

/** A dimension of the architecture and the values that it can take next. */
export interface Reach {
  readonly dimension: string;
  /** Ascending, from the current value. */
  readonly values: ValueList;
}

/** A growth operator: one way to grow an architecture and expand its parameters. */
export abstract class GrowthDimension {
  /** All larger values that can be reached, in any number of growth moves. */
  abstract reach(current: Architecture, space: SearchSpace): readonly Reach[];
  /** Whether `expand` leaves the function of the model unchanged; exact operators are checked in every run. */
  abstract readonly exact: boolean;
  /**
   * Changes this growth dimension's keys of the architecture to the target's values, and no others. Parameters,
   * averages and slots grow accordingly: an entry's average and slots have the origin of its weight or are empty; the
   * slots of new entries are empty.
   * @param random key of new values; fresh values are keyed by parameter name.
   */
  abstract expand(state: ModelState, target: Architecture, random: Random): ModelState;
}
