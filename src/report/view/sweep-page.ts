import type { Objective } from "../../search/objective.ts";
import type { DifferenceView, MatrixView } from "./view.ts";

// Data of the page of an ablation, as JSON.

/** An ablation: its plan, and results so far. */
export interface SweepView {
  readonly kind: "sweep";
  readonly name: string;
  /** Name of its folder. */
  readonly folder: string;
  readonly baseline: string;
  readonly seeds: readonly number[];
  readonly arms: readonly { readonly name: string; readonly changes: readonly DifferenceView[] }[];
  /** The decisive one first. */
  readonly scores: readonly SweepScore[];
  readonly contrasts: readonly ContrastView[];
  readonly cells: readonly CellView[];
  readonly courses: readonly CourseView[];
  /** Means over the seeds of an arm, of scores that are kept by growth step. */
  readonly matrices: readonly ArmMatrixView[];
  readonly agreements: readonly AgreementView[];
  /** Results of the tested contrasts, and limits of the comparison, in a sentence each. */
  readonly findings: readonly string[];
  readonly limits: readonly string[];
}

/** A score that arms are compared by. */
export interface SweepScore {
  readonly name: string;
  readonly unit?: string;
  readonly direction: Objective["direction"];
}

/** A paired comparison of two arms by one score. */
export interface ContrastView {
  readonly arms: readonly [string, string];
  readonly score: string;
  /** Number of seeds that both arms have finished. */
  readonly seeds: number;
  readonly difference: number | null;
  readonly interval: readonly [number, number] | null;
  readonly effect: number | null;
  /** Whether it was decided beforehand that this contrast is tested by this score. */
  readonly isDecided: boolean;
  readonly p: number | null;
  /** p adjusted by Holm over the tested contrasts. */
  readonly adjusted: number | null;
}

/** An arm's score after each growth step. */
export interface CourseView {
  readonly arm: string;
  readonly score: string;
  /** Means over the seeds with 95 % intervals. */
  readonly points: readonly {
    readonly step: number;
    readonly mean: number;
    readonly interval: readonly [number, number] | null;
  }[];
}

/** The matrix of an arm's score. */
export interface ArmMatrixView {
  readonly arm: string;
  readonly score: string;
  /** Number of seeds. */
  readonly runs: number;
  readonly matrix: MatrixView;
}

/** Order in which an arm's search puts candidates, compared with the baseline's. */
export interface AgreementView {
  readonly arm: string;
  readonly measurement: string;
  readonly step: number;
  readonly candidates: number;
  /** `null` for the baseline with other seeds. */
  readonly seeds: number | null;
  /** Kendall's tau, a mean over the seeds. */
  readonly tau: number;
  readonly interval: readonly [number, number] | null;
}

/** One run of the plan. */
export interface CellView {
  readonly arm: string;
  readonly seed: number;
  readonly state: "finished" | "failed" | "unfinished" | "queued";
  readonly failure: string | null;
  /** The growth step that an unfinished run is at. */
  readonly step: number | null;
  /** Name of the run folder beside the folder of the ablation. */
  readonly run: string | null;
  readonly scores: Readonly<Record<string, number>>;
  /** Compute and size of a finished run by name, such as `minutes`. */
  readonly costs: Readonly<Record<string, number>>;
}
