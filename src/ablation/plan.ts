import type { MeanPatterns } from "../evaluation/mean-scores.ts";
import { hashOf } from "../experiment/reading/resolved-experiment.ts";
import type { CheckedArm } from "./check-arms.ts";
import type { Experiment } from "../experiment/schema/experiment.ts";

/** Version of the file `plan.json`. */
export const PLAN_VERSION = 3;

/** One run of an ablation. */
export interface Cell {
  readonly arm: string;
  readonly seed: number;
  /** Hash of what the run computes, whatever its name. */
  readonly content: string;
  /** Fingerprint of the stream's data, if it has one. */
  readonly data?: string;
  /** Hash of the baseline's cell of the same seed, from which this one takes its growth path, sizes or first steps. */
  readonly guide?: string;
}

/** A change of an arm, as compared with the experiment of the file. */
export interface Change {
  readonly pointer: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** An ablation as it is run: everything is decided before the first run. */
export interface AblationPlan {
  readonly version: typeof PLAN_VERSION;
  readonly name: string;
  /** Folder that relative paths in the experiments start from. */
  readonly folder: string;
  readonly baseline: string;
  /** In order, the baseline first. */
  readonly arms: readonly { readonly name: string; readonly changes: readonly Change[] }[];
  readonly seeds: readonly number[];
  /** Property that the arms take from the baseline's run of the same seed; `null`: nothing. */
  readonly hold: "path" | "size" | null;
  /** Growth step after which the arms differ; `null`: they differ from the start. */
  readonly after: number | null;
  /** The first minus the second. */
  readonly contrasts: readonly (readonly [string, string])[];
  /** The decisive one first; `null`: all scores of the runs. */
  readonly scores: readonly string[] | null;
  /** Means over tasks, which are compared as scores are. */
  readonly means: MeanPatterns;
  readonly cells: readonly Cell[];
}

/** A plan with the experiment of each cell, by the hash of its content. */
export interface PlannedAblation {
  /** Experiments and compute of the arms, in the plan's order. */
  readonly arms: readonly CheckedArm[];
  readonly plan: AblationPlan;
  readonly experiments: ReadonlyMap<string, Experiment>;
}

/**
 * Hash of what an experiment computes, whatever its name.
 * @param data fingerprint of the stream's data, if it has one.
 */
export function contentHash(experiment: Experiment, data: string | undefined): string {
  const hash = hashOf({ ...experiment, name: "" });
  return data === undefined ? hash : `${hash}-${data}`;
}
