import { fileProblems } from "../../json/errors.ts";
import type { Problem } from "../../json/problem.ts";
import { applyOverride, numbered, parseOverride, type Override, overrideProblem } from "./override.ts";
import type { Shape } from "../schema/shape.ts";

/** An experiment with all `--set` applied in order. @throws ExperimentProblems for those that cannot be. */
export function applyOverrides(
  json: Record<string, unknown>,
  texts: readonly string[],
  shape: Shape,
): { readonly json: Record<string, unknown>; readonly overrides: readonly Override[] } {
  const overrides: Override[] = [];
  const problems: Problem[] = [];
  let result: unknown = json;
  for (const text of texts) {
    const override = parseOverride(text);
    const problem = "message" in override ? override : overrideProblem(result, override, shape);
    if (problem !== undefined) problems.push(problem);
    if (problem !== undefined || "message" in override) continue;
    overrides.push(numbered(result, override));
    result = applyOverride(result, override, shape);
  }
  if (problems.length > 0) throw fileProblems("the command line", problems);
  return { json: result as Record<string, unknown>, overrides };
}
