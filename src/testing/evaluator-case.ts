import type { Architecture } from "../architecture/architecture.ts";
import type { Inherited } from "../growth/parameter-inheritance.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { KitCase } from "./kit-case.ts";
import type { KitTraining } from "./kit-training.ts";

/** A case of an evaluator. */
export interface EvaluatorCase extends KitCase {
  /** Two or more that can be measured, of which at least two are worth different things. */
  readonly architectures: readonly [Architecture, Architecture, ...Architecture[]];
  /** For evaluators that inject `Trainer`: what is trained. The kit trains on tfjs's cpu engine, as a run does. */
  readonly training?: KitTraining;
  /** What a candidate's `inherit` gives, for evaluators that train. Default: fresh models of `training`. */
  readonly inherit?: (architecture: Architecture) => Promise<Inherited>;
  /** What the architectures are from, for evaluators with a training that all candidates share. */
  readonly space?: SearchSpace;
  /** Architectures that cannot be measured, if there are such. */
  readonly unmeasurable?: readonly Architecture[];
}
