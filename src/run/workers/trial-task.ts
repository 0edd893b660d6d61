import type { ArchitectureValues } from "../../architecture/architecture.ts";
import type { Measurements } from "../../search/trial.ts";

/** A trial to be measured: all that has to be said of it, in plain values, so that another process can do it. */
export interface TrialTask {
  /** Growth step, from 1. */
  readonly step: number;
  /** Share of the full budget, in (0, 1]. */
  readonly budget: number;
  readonly architecture: ArchitectureValues;
  /** File name of the checkpoint that it inherits from; `undefined` as long as there is none. */
  readonly parent: string | undefined;
}

/** What became of a trial. */
export interface TrialResult {
  readonly status: "completed" | "failed";
  /** Empty if it failed. */
  readonly measurements: Measurements;
  /** Why it failed. */
  readonly failure?: string;
  /** How long it took. */
  readonly seconds: number;
}
