import type { Architecture } from "../architecture/architecture.ts";
import type { Inherited } from "../growth/parameter-inheritance.ts";
import type { Random } from "../random/random.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { ParameterTree } from "../tensor/parameter-tree.ts";
import type { Progress, TrainingCheckpoint } from "../training/trainer.ts";
import type { ModelState } from "../architecture/model-state.ts";
import type { MeasurementDescription } from "./measurement-description.ts";
import type { Measurements } from "./trial.ts";

/** What a candidate grew from. */
export interface ParentModel {
  readonly architecture: Architecture;
  /** By the candidate's trainable parameters: 1 where an entry was inherited, 0 where growth added it. */
  readonly inherited: ParameterTree;
}

/** A candidate to be measured. */
export interface Candidate {
  readonly architecture: Architecture;
  /** Growth step, from 1. */
  readonly step: number;
  /**
   * Its initial state and what it asks of its training: from scratch in the first step, else from the current model.
   * @param draw names another draw of what is random in it; left out, it is what the winner starts from.
   */
  inherit(draw?: string): Promise<Inherited>;
  /** What `keep` was given when the candidate was measured at its last, smaller budget; absent if that was nothing. */
  readonly previous?: readonly TrainingCheckpoint[];
  /**
   * Keeps where its trainings stand, one checkpoint for each model, so that they go on from there if the candidate gets
   * a larger budget; without it everything is trained again. The last call counts, and only if the measuring succeeds.
   * Absent at the full budget.
   */
  readonly keep?: (checkpoints: readonly TrainingCheckpoint[]) => void;
  /** The current model, and what the candidate has of it; absent while there is none. */
  parent?(): Promise<ParentModel>;
  /** Its part of what the evaluator's shared training came to; absent if there is none. */
  shared?(): ModelState;
  /** Share of the full budget, in (0, 1]. */
  readonly budget: number;
  /** The key of the growth step, the same for all its candidates: what is compared sees the same data. */
  readonly random: Random;
  /** To be called after each update of a training, for whoever watches. */
  readonly onUpdate?: (progress: Progress) => void;
}

/** The search that a shared training is for. */
export interface SearchToPrepare {
  /** Growth step, from 1. */
  readonly step: number;
  readonly space: SearchSpace;
  /** What the model is now, or what it starts as. */
  readonly current: Architecture;
  /** An architecture's initial state, as of a candidate; it need not be one of the space. */
  inherit(architecture: Architecture): Promise<Inherited>;
  /** The key of the growth step. */
  readonly random: Random;
  /** To be called after each update of a training, for whoever watches. */
  readonly onUpdate?: (progress: Progress) => void;
}

/** A training that all candidates of a growth step have in common: done once, before the first of them. */
export interface SharedTraining {
  /** Updates that it takes, for the estimate of a run's time. */
  readonly updates: number;
  /** Pure: the same search gives the same model. Its result is kept as a checkpoint. */
  train(search: SearchToPrepare): Promise<TrainingCheckpoint>;
  /** What was trained of a candidate. */
  partOf(trained: ModelState, architecture: Architecture): ModelState;
}

/** What a candidate is worth. */
export abstract class Evaluator {
  /**
   * All that it measures, at least one. The first is what search and selection improve where an experiment names no
   * objectives.
   */
  abstract readonly measures: readonly MeasurementDescription[];
  /** Updates that a full budget trains, for the estimate of a run's time; 0 if none. */
  abstract readonly updates: number;
  /** Left out: candidates are trained each on its own, or not at all. */
  readonly sharedTraining?: SharedTraining;
  /**
   * A measurement that `measures` does not tell of is recorded, and is no objective. One that is missing, or no finite
   * number, is never the best; a trial whose objective or constrained measurement is NaN or infinite has failed.
   * @throws EspalierError if the candidate cannot be measured (a loss that is not finite, say): the trial fails,
   * the search goes on.
   */
  abstract measure(candidate: Candidate): Promise<Measurements>;
}
