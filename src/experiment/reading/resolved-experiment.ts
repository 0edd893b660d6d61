import { createHash } from "node:crypto";
import stringify from "safe-stable-stringify";
import { isObject, pointsInto, without } from "../../json/pointer.ts";
import type { Problem } from "../../json/problem.ts";
import type { Registry } from "../../plugin/registry.ts";
import type { Ablation } from "../schema/ablation.ts";
import type { Experiment } from "../schema/experiment.ts";
import type { Difference } from "./differences.ts";
import type { Sources } from "./sources.ts";

/** An experiment file that was read, merged and completed. No strategy has been built yet. */
export interface ResolvedExperiment {
  /** Absolute path of the file. */
  readonly file: string;
  /** Folder that relative paths in `experiment` start from. */
  readonly folder: string;
  /**
   * The complete content, as a run records it in `experiment.json`. Parts that `problems` names may be missing or of
   * another type.
   */
  readonly experiment: Experiment;
  /** Comparison of variants that the file asks for. */
  readonly ablation?: Ablation;
  /** First 12 hexadecimal digits of a SHA-256 over what is computed. */
  readonly hash: string;
  /** All strategies, those of the experiment's own plug-ins included. */
  readonly registry: Registry;
  /** Changes by overrides. */
  readonly differences: readonly Difference[];
  /** Places of all values in files and overrides. */
  readonly sources: Sources;
  /** Problems that were found in the files alone. */
  readonly problems: readonly Problem[];
}

/** Whether the files have no problem in a part of the experiment. @param pointer of the part. */
export function isSound({ problems }: Pick<ResolvedExperiment, "problems">, pointer: string): boolean {
  return !problems.some((problem) => pointsInto(problem.pointer, pointer));
}

/** The same for experiments that compute the same, whatever they say of themselves and wherever they run. */
export function hashOf(experiment: Experiment): string {
  const { searchSpace } = experiment;
  const computed = {
    ...without(experiment, "$schema", "machine", "description", "expected", "scores"),
    searchSpace: isObject(searchSpace) ? without(searchSpace, "$schema", "description") : searchSpace,
  };
  return createHash("sha256").update(stringify(computed)).digest("hex").slice(0, 12);
}
