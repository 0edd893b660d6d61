import { fileProblems } from "../../json/errors.ts";
import type { Problem } from "../../json/problem.ts";
import { applySetting, numbered, parseSetting, type Setting, settingProblem } from "./override.ts";
import type { Shape } from "../schema/shape.ts";

/** An experiment with all `--set` applied in order. @throws ExperimentProblems for those that cannot be. */
export function applySettings(
  json: Record<string, unknown>,
  texts: readonly string[],
  shape: Shape,
): { readonly json: Record<string, unknown>; readonly settings: readonly Setting[] } {
  const settings: Setting[] = [];
  const problems: Problem[] = [];
  let result: unknown = json;
  for (const text of texts) {
    const setting = parseSetting(text);
    const problem = "message" in setting ? setting : settingProblem(result, setting, shape);
    if (problem !== undefined) problems.push(problem);
    if (problem !== undefined || "message" in setting) continue;
    settings.push(numbered(result, setting));
    result = applySetting(result, setting, shape);
  }
  if (problems.length > 0) throw fileProblems("the command line", problems);
  return { json: result as Record<string, unknown>, settings };
}
