import type { ArchitectureValues } from "../architecture/architecture.ts";
import type { Compute } from "../training/compute.ts";
import type { Measurements } from "../search/trial.ts";
import type { CheckpointReference } from "./store/checkpoint-store.ts";

/** A trial to be measured: all that has to be said of it, in plain values, so that another process can do it. */
export interface TrialTask {
  /** Growth step, from 1. */
  readonly step: number;
  /** Number of the trial in the search of its growth step, from 0. */
  readonly trial: number;
  /** Share of the full budget, in (0, 1]. */
  readonly budget: number;
  readonly architecture: ArchitectureValues;
  /** The checkpoint that it inherits from; `undefined` as long as there is none. */
  readonly parent: CheckpointReference | undefined;
  /** The checkpoints from which its trainings go on; empty if they begin. */
  readonly previous: readonly CheckpointReference[];
  /** The checkpoint of the evaluator's shared training, if it has one. */
  readonly shared?: CheckpointReference | undefined;
}

/** Result of measuring a trial. */
export interface TrialResult {
  readonly status: "completed" | "failed";
  /** Empty if it failed. */
  readonly measurements: Measurements;
  /** The checkpoints from which its trainings can go on, if there are any. */
  readonly checkpoints?: readonly CheckpointReference[];
  /** Why it failed. */
  readonly failure?: string;
  /** Work of the engine; omitted if the measuring process was ended. */
  readonly compute?: Compute;
  /** Where it failed, if code of a plug-in is at fault. */
  readonly stack?: string;
  /** How long it took. */
  readonly seconds: number;
}
