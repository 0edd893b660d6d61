import { fileProblems } from "../../json/errors.ts";
import { keysOf, pointerOf } from "../../json/pointer.ts";
import type { Shape } from "../schema/shape.ts";
import { idleNulls, merge } from "./merge.ts";
import { applyOverride, overrideProblem } from "./override.ts";

/** A value at a place of the experiment. */
export interface Setting {
  /** JSON pointer, such as `/search/trials`. */
  readonly pointer: string;
  readonly value: unknown;
}

/** Changes of an experiment. */
export interface Variant {
  /** Name for messages. */
  readonly name: string;
  /** Changes as in a file that extends the experiment. */
  readonly patch: Readonly<Record<string, unknown>>;
  /** Values that are set after that. */
  readonly settings: readonly Setting[];
}

/**
 * An experiment's JSON with a variant's changes and without its `ablation`.
 * @throws ExperimentProblems for changes that cannot be made.
 */
export function applyVariant(
  json: Record<string, unknown>,
  { name, patch, settings }: Variant,
  shape: Shape,
): Record<string, unknown> {
  const { ablation: _ablation, ...base } = json;
  const problems = idleNulls(base, patch, shape);
  let result: unknown = merge(base, patch, shape);
  for (const { pointer, value } of settings) {
    const override = { keys: keysOf(pointer), value, label: pointer };
    const problem = overrideProblem(result, override, shape);
    if (problem === undefined) result = applyOverride(result, override, shape);
    else problems.push({ ...problem, pointer: pointerOf(override.keys) });
  }
  if (problems.length > 0) throw fileProblems(`arm "${name}"`, problems);
  return result as Record<string, unknown>;
}
