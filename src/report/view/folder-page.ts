import type { ScoreView } from "./view.ts";

// Data of the page of a folder of runs, as JSON.

/** A folder of runs and ablations. */
export interface FolderView {
  readonly kind: "folder";
  readonly name: string;
  readonly runs: readonly RunSummary[];
  /** Pointers of values in which the experiments of the runs differ. */
  readonly varying: readonly string[];
  readonly sweeps: readonly SweepSummary[];
}

/** An ablation in a list. */
export interface SweepSummary {
  readonly folder: string;
  readonly name: string;
  /** Number of planned runs. */
  readonly cells: number;
  /** Address of its page beside this one; `null` if it has none. */
  readonly page: string | null;
}

/** A run in a list. */
export interface RunSummary {
  readonly folder: string;
  readonly name: string;
  readonly state: "finished" | "unfinished";
  /** Damage of the log: the rest is from before it. */
  readonly problem: string | null;
  readonly seed: number;
  readonly startedAt: string | null;
  /** Time of all events without pauses. */
  readonly seconds: number;
  /** Number of growth steps that have begun. */
  readonly steps: number;
  readonly trials: number;
  readonly failedTrials: number;
  readonly parameters: number | null;
  readonly scores: readonly SummaryScore[];
  /** Values of the experiment at the varying pointers; missing ones are absent. */
  readonly values: Readonly<Record<string, string>>;
  /** Address of the run's page beside this one; `null` if it has none. */
  readonly page: string | null;
}

/** A score over the growth steps; of one that is kept by step, the value on the data of the step itself. */
export interface SummaryScore extends Pick<ScoreView, "name" | "direction" | "unit"> {
  readonly values: readonly { readonly step: number; readonly value: number }[];
}
