import type { Architecture } from "../architecture/architecture.ts";
import type { ModelState } from "../training/model-state.ts";
import type { Random } from "../random/random.ts";
import type { ParameterInheritance } from "../growth/parameter-inheritance.ts";
import type { Measurements } from "./trial.ts";

/** A candidate to be measured. */
export interface Candidate {
  readonly architecture: Architecture;
  /** Growth step, from 1. */
  readonly step: number;
  /** The model that it would grow from; `undefined` in the first step. */
  readonly parent: ModelState | undefined;
  readonly inheritance: ParameterInheritance;
  /** Share of the full budget, in (0, 1]. */
  readonly budget: number;
  /** The key of the growth step, the same for all its candidates: what is compared sees the same data. */
  readonly random: Random;
}

/** What a candidate is worth. */
export abstract class Evaluator {
  /** The measurement that search and selection minimise. */
  abstract readonly objective: string;
  /**
   * @throws EspalierError if the candidate cannot be measured (a loss that is not finite, say): the trial fails,
   * the search goes on.
   */
  abstract measure(candidate: Candidate): Promise<Measurements>;
}
