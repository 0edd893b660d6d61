import type { Architecture } from "../architecture/architecture.ts";
import type { ModelFamily } from "../architecture/model-family.ts";
import type { Arrivals } from "../data/arrivals.ts";
import type { DataStream } from "../data/data-stream.ts";
import type { ReplayPolicy } from "../data/replay-policy.ts";
import type { DownstreamTask } from "../evaluation/downstream-task.ts";
import type { SearchHistory } from "../experiment/schema/search-history.ts";
import type { StrategiesIn } from "../plugin/slots.ts";
import type { GrowthDimension } from "../growth/growth-dimension.ts";
import type { Random } from "../random/random.ts";
import type { MeasurementConstraint } from "../search/measurement-constraint.ts";
import type { Objectives } from "../search/objective.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { StepCompiler } from "../tensor/compile/step-compiler.ts";
import type { Progress, Trainer } from "../training/trainer.ts";
import type { TrainingSettings } from "../training/training-settings.ts";
import type { Checkpoints } from "./store/checkpoint-store.ts";
import type { Journal } from "./log/journal.ts";
import type { Metrics } from "./metrics/metrics-recorder.ts";
import type { Parallelism } from "./store/environment.ts";
import type { TrialResult, TrialTask } from "./trial-task.ts";

/** An experiment with every strategy built: all that the growth loop works with. */
export interface Run {
  readonly journal: Journal;
  readonly metrics: Metrics;
  readonly checkpoints: Checkpoints;
  /** The key of the whole run. */
  readonly random: Random;
  readonly stream: DataStream;
  readonly arrivals: Arrivals;
  readonly replay: ReplayPolicy;
  readonly family: ModelFamily;
  /** All architectures of the experiment. */
  readonly space: SearchSpace;
  /** Where the first step starts. */
  readonly start: Architecture;
  /** Strategies by the keys of `/growth`. */
  readonly growth: StrategiesIn<"/growth"> & { readonly dimensions: readonly GrowthDimension[] };
  /** Strategies by the keys of `/search`, and what else the experiment says of its searches. */
  readonly search: StrategiesIn<"/search"> & {
    readonly objectives: Objectives;
    /** Bounds on the measurements of the winner. */
    readonly constraints: readonly MeasurementConstraint[];
    /** Trials of one growth step. */
    readonly trials: number;
    /** Trials of earlier searches that one step's search begins with. */
    readonly history?: SearchHistory;
  };
  readonly trainer: Trainer;
  readonly compiler: StepCompiler;
  readonly training: TrainingSettings;
  readonly tasks: readonly DownstreamTask[];
  /** Processes that measure trials, or this process. */
  readonly workers: Workers;
  /** Order in which results of trials that run at the same time are recorded. */
  readonly order: Parallelism["order"];
  /** Listener to the progress between two events. */
  readonly progress: ProgressListener;
}

/** Processes that measure the trials of a search, or this process. */
export interface Workers {
  /** Largest number of trials that are measured at the same time. */
  readonly count: number;
  /**
   * Measures a trial. One that cannot be measured is a failed one, no error.
   * @throws EspalierError if there is nothing that could measure trials.
   */
  measure(task: TrialTask, onUpdate: (progress: Progress) => void): Promise<TrialResult>;
  /** Ends them, at once where they are measuring, and waits for that. */
  close(): Promise<void>;
  /** Ends them at once, without waiting, for a process that is about to exit. */
  kill(): void;
}

/** Receives the progress of a run. */
export interface ProgressListener {
  /** @param activity such as `step 2 of 5: trial 3 of 16`. */
  update(activity: string, progress: UpdateProgress): void;
}

/** Progress within one training. */
export interface UpdateProgress {
  readonly update: number;
  readonly updates: number;
  readonly loss: number;
  readonly batchSize: number;
}
