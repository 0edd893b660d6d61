import { createHash } from "node:crypto";
import stringify from "safe-stable-stringify";
import { without } from "../json/pointer.ts";
import type { Registry } from "../plugin/registry.ts";
import type { Difference } from "./reading/differences.ts";
import type { Experiment } from "./schema/experiment.ts";
import type { Sources } from "./reading/sources.ts";

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
  /** Where everything was written, for problems that are found later. */
  readonly sources: Sources;
}

/** The same for experiments that compute the same, whatever they say of themselves and wherever they run. */
export function hashOf(settings: Experiment): string {
  const computed = {
    ...without(settings, "$schema", "machine", "description", "expected"),
    searchSpace: without(settings.searchSpace, "$schema", "description"),
  };
  return createHash("sha256").update(stringify(computed)).digest("hex").slice(0, 12);
}
