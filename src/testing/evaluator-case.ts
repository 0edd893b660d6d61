import type { Architecture } from "../architecture/architecture.ts";
import type { Inherited } from "../growth/parameter-inheritance.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { KitCase } from "./kit-case.ts";
import type { KitTraining } from "./kit-training.ts";

/** A case of an evaluator. */
export interface EvaluatorCase extends KitCase {
  /** Two or more measurable architectures, at least two with different measurements. */
  readonly architectures: readonly [Architecture, Architecture, ...Architecture[]];
  /** Training for evaluators that inject `Trainer`. The kit trains on the cpu engine of TensorFlow.js, as a run does. */
  readonly training?: KitTraining;
  /** Implementation of a candidate's `inherit`, for evaluators that train. Default: fresh models of `training`. */
  readonly inherit?: (architecture: Architecture) => Promise<Inherited>;
  /** Space of the architectures, for evaluators with a shared training. */
  readonly space?: SearchSpace;
  /** Architectures that cannot be measured, if any. */
  readonly unmeasurable?: readonly Architecture[];
}
