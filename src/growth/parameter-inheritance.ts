import type { Architecture } from "../architecture/architecture.ts";
import type { Random } from "../random/random.ts";
import type { ModelState } from "../architecture/model-state.ts";
import type { TrainingPlan } from "../training/training-plan.ts";

/** Input of an inheritance. */
export interface InheritanceRequest {
  readonly parent: ModelState;
  readonly child: Architecture;
  readonly random: Random;
  /** Expands a state to a larger architecture by the operators of the growth space. */
  readonly expand: (state: ModelState, target: Architecture) => ModelState;
  /**
   * A freshly initialised state, keyed by parameter name: candidates that share a parameter start with equal values.
   */
  readonly fresh: (architecture: Architecture) => ModelState;
}

/** A child and its training plan. */
export interface Inherited {
  readonly state: ModelState;
  readonly plan: TrainingPlan;
}

/** Weights of the parent that are preserved; `none` if they are changed on purpose. */
export type KeptWeights = "live" | "averaged" | "none";

/**
 * Guarantee of an inheritance: the child's weights compute the same function as `expand` of the named parent weights,
 * up to rounding. If every growth dimension is exact, that is the parent's function.
 */
export interface Kept {
  /** Guarantee for the child's live weights, from which its training starts. */
  readonly live: KeptWeights;
  /** Guarantee for the child's averages with its constants. */
  readonly averaged: KeptWeights;
}

/** Creates a child's state from its parent's. */
export abstract class ParameterInheritance {
  /** Guarantee of `inherit`, checked separately for live weights and averages. It does not cover `takeOver`. */
  abstract readonly keeps: Kept;
  /**
   * Window of the weights' moving average, as a share of a training's updates (0.1: the last tenth). `undefined`: the
   * experiment's setting.
   */
  abstract readonly averageWindow: number | undefined;
  /**
   * Creates a child's state from weights that an evaluator's shared training has trained; called instead of `inherit`
   * then, also in the first step. Omitted: `inherit` is always used.
   */
  takeOver?(searched: ModelState): Inherited;
  /** Returns the child. Pure: equal requests return equal children. */
  abstract inherit(request: InheritanceRequest): Inherited | Promise<Inherited>;
}
