import type { Architecture } from "../architecture/architecture.ts";
import type { Random } from "../random/random.ts";
import type { ModelState } from "../architecture/model-state.ts";
import type { TrainingPlan } from "../training/training-plan.ts";

/** What an inheritance may use. */
export interface InheritanceRequest {
  readonly parent: ModelState;
  readonly child: Architecture;
  readonly random: Random;
  /** Expands a state to a larger architecture by the operators of the growth space's dimensions. */
  readonly expand: (state: ModelState, target: Architecture) => ModelState;
  /** A freshly initialised state, keyed by parameter name: the same for every candidate that has the parameter. */
  readonly fresh: (architecture: Architecture) => ModelState;
}

/** A child and what it asks for. */
export interface Inherited {
  readonly state: ModelState;
  readonly plan: TrainingPlan;
}

/** Which weights of the parent are kept; `none`: neither, they are changed on purpose. */
export type KeptWeights = "live" | "averaged" | "none";

/**
 * What an inheritance promises of a child's weights: that they compute what `expand` of the named weights of the parent
 * computes, but for rounding. So they compute what the parent did where every growth dimension is exact.
 */
export interface Kept {
  /** For the child's live weights, which its training starts from. */
  readonly live: KeptWeights;
  /** For the child's averages, with its constants. */
  readonly averaged: KeptWeights;
}

/** What the child takes from its parent. */
export abstract class ParameterInheritance {
  /** What `inherit` keeps of the parent; says nothing of `takeOver`. Both weights are checked, each on its own. */
  abstract readonly keeps: Kept;
  /**
   * How far the average of the weights reaches back, as a share of a training's updates (0.1: the last tenth).
   * `undefined`: the training's own setting.
   */
  abstract readonly averageWindow: number | undefined;
  /**
   * What the child takes of what the search has trained of it, where an evaluator's shared training did; asked in
   * place of `inherit` then, also in a first step. Left out: nothing.
   */
  takeOver?(searched: ModelState): Inherited;
  /** Pure: the same request gives the same child. */
  abstract inherit(request: InheritanceRequest): Inherited | Promise<Inherited>;
}
