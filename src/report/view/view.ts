import type { ArchitectureValues } from "../../architecture/architecture.ts";
import type { Cost } from "../../architecture/cost.ts";
import type { Score } from "../../evaluation/score.ts";
import type { Objective } from "../../search/objective.ts";
import type { Measurements, Notes } from "../../search/trial.ts";
import type { EventOf } from "../../run/log/events.ts";
import type { Drawing } from "./drawing.ts";
import type { ExampleGroupView } from "./example-views.ts";
import type { CurvePoint, ExtentView } from "./training-view.ts";

// What the page shows, as JSON. Fields that are not known, or not known yet, are `null`.

/** One run. */
export interface RunView {
  readonly kind: "run";
  readonly name: string;
  /** Name of the run folder. */
  readonly folder: string;
  readonly description: string | null;
  readonly hash: string;
  readonly seed: number;
  readonly state: "finished" | "unfinished";
  /** Why the log could not be read to its end. */
  readonly problem: string | null;
  /** Times of the first and the last event, ISO 8601. */
  readonly startedAt: string | null;
  readonly lastAt: string | null;
  readonly events: number;
  readonly steps: readonly StepView[];
  /** Distinct architectures of the run; steps and trials refer to them by their place. */
  readonly architectures: readonly ArchitectureView[];
  readonly trials: readonly TrialView[];
  /** Losses that the log has. */
  readonly losses: readonly LossPoint[];
  /** Metrics of the trainings; empty if the run has none. */
  readonly curves: readonly CurvePoint[];
  readonly extents: readonly ExtentView[];
  readonly scores: readonly ScoreView[];
  readonly examples: readonly ExampleGroupView[];
  readonly time: TimeView;
  readonly environments: readonly EnvironmentView[];
  readonly experiment: ExperimentView;
}

/** An architecture with its cost and its drawing, as far as the model family tells them. */
export interface ArchitectureView {
  readonly values: ArchitectureValues;
  readonly cost: Cost | null;
  readonly drawing: Drawing | null;
}

/** A growth step. */
export interface StepView {
  readonly step: number;
  readonly name: string;
  readonly examples: { readonly train: number; readonly validation: number };
  readonly phase: "searching" | "training" | "finished";
  readonly growth: { readonly fires: boolean; readonly reason: string } | null;
  readonly search: SearchView | null;
  /** Places among the architectures. */
  readonly architecture: number | null;
  readonly before: number | null;
  /** Trainable parameters of the model. */
  readonly parameters: number | null;
  readonly inheritance: InheritanceView | null;
  readonly training: { readonly updates: number; readonly loss: number } | null;
  /** Number of data that were left out. */
  readonly faults: number;
}

/** The search of a growth step. */
export interface SearchView {
  readonly objectives: readonly Objective[];
  readonly constraints: readonly string[];
  readonly candidates: number | null;
  /** Number of the chosen trial. */
  readonly chosen: number | null;
  readonly reason: string | null;
}

/** Share of the weights that a step's model took over, and changes of its outputs on the probe batch. */
export interface InheritanceView {
  readonly share: number;
  readonly exact: boolean;
  readonly expansionChange: number | null;
  readonly liveChange: number | null;
  readonly averagedChange: number | null;
  /** Losses and gradients right before and after growing; `null` if they were not recorded. */
  readonly moment: EventOf<"inherited">["moment"] | null;
}

/** A trial of a search. */
export interface TrialView {
  readonly step: number;
  readonly trial: number;
  readonly status: "running" | "completed" | "failed";
  readonly budget: number;
  readonly architecture: number;
  readonly measurements: Measurements;
  readonly notes: Notes;
  /** Number of the trial of the same step that it was made from. */
  readonly parent: number | null;
  readonly isImported: boolean;
  /** Whether it violates a constraint. */
  readonly isViolating: boolean;
  readonly failure: string | null;
  /** Time of its measurements in seconds. */
  readonly seconds: number | null;
}

/** A loss at an update, counted within its growth step. */
export interface LossPoint {
  readonly step: number;
  readonly update: number;
  readonly kind: "training" | "validation";
  readonly loss: number;
}

/** All values of one score. */
export interface ScoreView extends Pick<Score, "name" | "unit" | "classes"> {
  readonly direction: Objective["direction"];
  /** Over all data, after each step. */
  readonly values: readonly ScoreValue[];
  /** By the step whose data are scored; `null` if the score is not kept apart. */
  readonly matrix: MatrixView | null;
}

/** A score after a growth step. */
export interface ScoreValue extends Pick<Score, "value" | "interval" | "count" | "baselines"> {
  readonly step: number;
}

/** Entry `[i][j]`: after step `i + 1`, on the data of step `j + 1`. */
export interface MatrixView {
  readonly values: readonly (readonly (number | null)[])[];
  readonly inDomain: number | null;
  readonly backward: number | null;
  readonly forward: number | null;
  /** Means over the data of all steps. */
  readonly baselines: Readonly<Record<string, number>>;
}

/** Parts of a run's time. */
export type Phase = "prepare" | "search" | "inherit" | "train" | "wait for data" | "evaluate";

/** Time of a run. Pauses between two processes do not count. */
export interface TimeView {
  readonly phases: readonly { readonly step: number; readonly phase: Phase; readonly seconds: number }[];
  readonly spans: readonly Span[];
  /** Seconds since the first event at which a process resumed the run. */
  readonly resumed: readonly number[];
}

/** Something that was done, in seconds since the first event. */
export interface Span {
  /** `0`: the main process; others: trials that were measured at the same time. */
  readonly lane: number;
  readonly phase: Phase;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly trial: number | null;
}

/** A process that worked on the run. */
export interface EnvironmentView {
  readonly at: string;
  /** In the order of a table. */
  readonly facts: readonly (readonly [name: string, value: string])[];
}

/** The experiment of a run. */
export interface ExperimentView {
  /** Complete, with all defaults. */
  readonly content: unknown;
  /** The file that the user's file extends; `null` if there is none, or the file has gone. */
  readonly extends: string | null;
  /** Differences from that file; `null` if they are not known. */
  readonly differences: readonly DifferenceView[] | null;
}

/** A value that differs between two experiments; a missing one is `null`. */
export interface DifferenceView {
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
}
