import type { Architecture } from "../architecture/architecture.ts";
import type { Rung } from "./rungs.ts";

/** Measurements by name; `loss` and `accuracy`-like names are agreed between evaluator and selection. */
export type Measurements = Readonly<Record<string, number>>;

/** A measurement that was made, `undefined` for every other name: `toString` is none of measurements without it. */
export function figureOf(measurements: Measurements, name: string): number | undefined {
  return Object.hasOwn(measurements, name) ? measurements[name] : undefined;
}

/** What a strategy wants remembered with a proposal, such as the parent's number. */
export type Notes = Readonly<Record<string, string | number | boolean>>;

/** A candidate and what is known of it. Trials of one search are numbered from 0 in order of proposal. */
export interface Trial {
  readonly number: number;
  readonly architecture: Architecture;
  readonly status: "running" | "completed" | "failed";
  /** Share of the evaluator's full budget, in (0, 1]: the largest that was measured, or what a running trial is given. */
  readonly budget: number;
  /** Of the largest budget that was measured: empty while there is none, and if the trial failed. */
  readonly measurements: Measurements;
  /**
   * By how much the measurements break the experiment's constraints, each relative to its bound, summed; Infinity if what
   * one of them bounds was not measured. Absent if none is broken.
   */
  readonly violation?: number;
  /** What it was worth at each budget that it was measured at, the smallest one first; see `rungsOf`. */
  readonly rungs?: readonly Rung[];
  /** Why it failed. */
  readonly failure?: string;
  readonly notes: Notes;
}

/** Trials that were measured. */
export function completed(trials: readonly Trial[]): Trial[] {
  return trials.filter((trial) => trial.status === "completed");
}
