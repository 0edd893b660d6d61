import type { Architecture } from "../architecture/architecture.ts";
import type { Inherited } from "../growth/parameter-inheritance.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { KitCase } from "./kit-case.ts";

/** A case of an evaluator. */
export interface EvaluatorCase extends KitCase {
  /** Two or more measurable architectures, at least two with different measurements. */
  readonly architectures: readonly [Architecture, Architecture, ...Architecture[]];
  /** Implementation of a candidate's `inherit`, for evaluators that train. */
  readonly inherit?: (architecture: Architecture) => Promise<Inherited>;
  /** Space of the architectures, for evaluators with a shared training. */
  readonly space?: SearchSpace;
  /** Architectures that cannot be measured, if any. */
  readonly unmeasurable?: readonly Architecture[];
}
