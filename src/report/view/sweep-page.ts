import type { Objective } from "../../search/objective.ts";
import type { DifferenceView } from "./view.ts";

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
