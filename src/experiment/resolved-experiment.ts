import type { Registry } from "../plugin/registry.ts";
import type { Difference } from "./differences.ts";
import type { Experiment } from "./experiment.ts";

/** An experiment file that was read, merged, completed and checked. */
export interface ResolvedExperiment {
  /** Absolute path of the file. */
  readonly file: string;
  /** What the relative paths in `settings` start from. */
  readonly folder: string;
  /** What a run records as its `experiment.json`. */
  readonly settings: Experiment;
  /** First 12 hexadecimal digits of a SHA-256 over what is computed. */
  readonly hash: string;
  /** All strategies, those of the experiment's own plug-ins included. */
  readonly registry: Registry;
  /** What `--set` changed. */
  readonly differences: readonly Difference[];
}
