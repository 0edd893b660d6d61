import type { Architecture } from "../architecture/architecture.ts";
import type { Rung } from "./rungs.ts";

/** Measurements by name; evaluator and selection agree on names such as `loss`. */
export type Measurements = Readonly<Record<string, number>>;

/** A measurement by name, or `undefined`; inherited names such as `toString` are not measurements. */
export function figureOf(measurements: Measurements, name: string): number | undefined {
  return Object.hasOwn(measurements, name) ? measurements[name] : undefined;
}

/** A strategy's notes on a proposal, such as the parent's number. */
export type Notes = Readonly<Record<string, string | number | boolean>>;

/** A candidate with its measurements and status. Trials of a search are numbered from 0 in order of proposal. */
export interface Trial {
  readonly number: number;
  readonly architecture: Architecture;
  readonly status: "running" | "completed" | "failed";
  /**
   * Share of the evaluator's full budget, in (0, 1]: the largest measured one, or the assigned one of a running
   * trial.
   */
  readonly budget: number;
  /** Measurements at the largest budget; empty before the first and if the trial failed. */
  readonly measurements: Measurements;
  /**
   * Total violation of the experiment's constraints, each relative to its bound; Infinity if a bounded measurement is
   * missing. Absent if none is broken.
   */
  readonly violation?: number;
  /** Measurements at each of its budgets, in ascending order; see `rungsOf`. */
  readonly rungs?: readonly Rung[];
  /** Reason for the failure. */
  readonly failure?: string;
  readonly notes: Notes;
}

/** Trials that were measured. */
export function completed(trials: readonly Trial[]): Trial[] {
  return trials.filter((trial) => trial.status === "completed");
}
