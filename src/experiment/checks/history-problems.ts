import { isObject, pointerOf } from "../../json/pointer.ts";
import type { Problem } from "../../json/problem.ts";
import { repetitions } from "../../json/unique-items.ts";
import type { SearchSpaceFile } from "../../space/search-space-file.ts";
import { missingObjective, stepBeyondStream } from "./errors.ts";
import type { SearchHistory } from "../schema/search-history.ts";
import { valueProblems } from "./start-problems.ts";

/** Defaults of a history that are not values of the search space. */
export function defaultsProblems(search: unknown, space: SearchSpaceFile): Problem[] {
  const history = isObject(search) ? search["history"] : undefined;
  const defaults = isObject(history) ? history["defaults"] : undefined;
  if (!isObject(defaults)) return [];
  return Object.entries(defaults).flatMap(([name, value]) =>
    valueProblems(["search", "history", "defaults", name], value, space),
  );
}

/** The trials of a history that lack a figure for an objective and have not failed. */
export function figureProblems({ trials }: SearchHistory, objectives: readonly string[]): Problem[] {
  return trials.flatMap(({ status, measurements }, index) => {
    const missing = objectives.find((name) => !Object.hasOwn(measurements, name));
    if (status === "failed" || missing === undefined) return [];
    const pointer = pointerOf(["search", "history", "trials", index, "measurements"]);
    return [missingObjective(pointer, missing, Object.keys(measurements))];
  });
}

/** The trials of a history that equal an earlier one in all that is said of them. */
export function repetitionProblems({ trials }: SearchHistory): Problem[] {
  const pointerTo = (index: number) => pointerOf(["search", "history", "trials", index]);
  return repetitions(trials).map(({ index, first }) => ({
    pointer: pointerTo(index),
    message: "This trial is listed twice.",
    first: pointerTo(first),
  }));
}

/** The step of a history if the stream has no such step. */
export function stepProblems({ step = 1 }: SearchHistory, steps: number): Problem[] {
  return step > steps ? [stepBeyondStream(step, steps)] : [];
}
