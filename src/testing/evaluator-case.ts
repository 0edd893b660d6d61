import type { Architecture } from "../architecture/architecture.ts";
import type { Inherited } from "../growth/parameter-inheritance.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { KitCase } from "./kit-case.ts";

/** A case of an evaluator. */
export interface EvaluatorCase extends KitCase {
  /** Two or more that can be measured, of which at least two are worth different things. */
  readonly architectures: readonly [Architecture, Architecture, ...Architecture[]];
  /** What a candidate's `inherit` gives, for evaluators that train. */
  readonly inherit?: (architecture: Architecture) => Promise<Inherited>;
  /** What the architectures are from, for evaluators with a training that all candidates share. */
  readonly space?: SearchSpace;
  /** Architectures that cannot be measured, if there are such. */
  readonly unmeasurable?: readonly Architecture[];
}
