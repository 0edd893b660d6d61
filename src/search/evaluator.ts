import type { Architecture } from "../architecture/architecture.ts";
import type { Inherited } from "../growth/parameter-inheritance.ts";
import type { Random } from "../random/random.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { ParameterTree } from "../tensor/parameter-tree.ts";
import type { Progress, TrainingCheckpoint } from "../training/trainer.ts";
import type { ModelState } from "../architecture/model-state.ts";
import type { MeasurementDescription } from "./measurement-description.ts";
import type { Measurements } from "./trial.ts";

/** The model from which a candidate grew. */
export interface ParentModel {
  readonly architecture: Architecture;
  /** Mask of the candidate's trainable parameters: 1 for inherited entries, 0 for new ones. */
  readonly inherited: ParameterTree;
}

/** A candidate for measurement. */
export interface Candidate {
  readonly architecture: Architecture;
  /** Growth step, from 1. */
  readonly step: number;
  /**
   * The candidate's initial state and training plan: from scratch in the first step, else from the current model.
   * @param draw name of another random draw; omitted: the draw from which the winner starts.
   */
  inherit(draw?: string): Promise<Inherited>;
  /** Checkpoints passed to `keep` at the candidate's previous, smaller budget; absent if there were none. */
  readonly previous?: readonly TrainingCheckpoint[];
  /**
   * Keeps one checkpoint per model, from which training continues if the candidate gets a larger budget; otherwise it
   * starts again. Only the last call counts, and only if the measurement succeeds. Absent at the full budget.
   */
  readonly keep?: (checkpoints: readonly TrainingCheckpoint[]) => void;
  /** The current model and the mask of inherited entries; absent before the first model. */
  parent?(): Promise<ParentModel>;
  /** The candidate's part of the shared training's result; absent without shared training. */
  shared?(): ModelState;
  /** Share of the full budget, in (0, 1]. */
  readonly budget: number;
  /** The key of the growth step, equal for all its candidates, so that they see the same data. */
  readonly random: Random;
  /** Progress callback, to be called after each update of a training. */
  readonly onUpdate?: (progress: Progress) => void;
}

/** The search that a shared training prepares. */
export interface SearchToPrepare {
  /** Growth step, from 1. */
  readonly step: number;
  readonly space: SearchSpace;
  /** The current architecture, or the initial one in the first step. */
  readonly current: Architecture;
  /** The initial state of any architecture, also outside the space. */
  inherit(architecture: Architecture): Promise<Inherited>;
  /** The key of the growth step. */
  readonly random: Random;
  /** Progress callback, to be called after each update of a training. */
  readonly onUpdate?: (progress: Progress) => void;
}

/** A training shared by all candidates of a growth step, done once before the first of them. */
export interface SharedTraining {
  /** Number of updates, for the estimate of a run's time. */
  readonly updates: number;
  /** Trains the shared model; the result is kept as a checkpoint. Pure: equal searches return equal models. */
  train(search: SearchToPrepare): Promise<TrainingCheckpoint>;
  /** The candidate's part of the shared model. */
  partOf(trained: ModelState, architecture: Architecture): ModelState;
}

/** Measures candidates. */
export abstract class Evaluator {
  /** All measurements, at least one. The first is the default objective of an experiment. */
  abstract readonly measures: readonly MeasurementDescription[];
  /** Number of updates of a full budget, for the estimate of a run's time; 0 without training. */
  abstract readonly updates: number;
  /** Training shared by all candidates. Omitted: candidates are trained separately, or not at all. */
  readonly sharedTraining?: SharedTraining;
  /**
   * Measures a candidate. Measurements missing from `measures` are recorded but cannot be objectives. A trial fails
   * if an objective or a constrained measurement is NaN or infinite; a missing or non-finite value is never the best.
   * @throws EspalierError if the candidate cannot be measured, such as for a non-finite loss: the trial fails, the
   * search continues.
   */
  abstract measure(candidate: Candidate): Promise<Measurements>;
}
