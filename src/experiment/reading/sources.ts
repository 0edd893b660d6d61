import { pointsInto, keysOf, pointerOf } from "../../json/pointer.ts";
import type { Problem } from "../../json/problem.ts";
import type { JsonDocument } from "../../json/read-json.ts";
import type { Override } from "./override.ts";

/** Where the parts of an experiment were written. */
export interface Sources {
  /** The experiment's file, then those that it extends. */
  readonly layers: readonly JsonDocument[];
  readonly overrides: readonly Override[];
  /** The search space's own file. */
  readonly space?: JsonDocument;
  /** The file of the trials that a search begins with. */
  readonly history?: JsonDocument;
}

/** Where the trials of a history stand in an experiment. */
const HISTORY_TRIALS = "/search/history/trials";

/** File, line and column of a value, or of the nearest thing around it; or the override that it comes from. */
export function placeOf(sources: Sources, pointer: string): string | undefined {
  if (sources.history !== undefined && pointsInto(pointer, HISTORY_TRIALS)) {
    return nearestPlace([sources.history], pointer.slice(HISTORY_TRIALS.length));
  }
  const override = sources.overrides.findLast(({ keys }) => pointsInto(pointer, pointerOf(keys)));
  if (override !== undefined) return override.label;
  if (sources.space !== undefined && pointsInto(pointer, "/searchSpace") && pointer !== "/searchSpace") {
    return nearestPlace([sources.space], pointer.slice("/searchSpace".length));
  }
  if (sources.layers.every((layer) => layer.placeOf(pointer) === undefined)) {
    const inside = sources.overrides.findLast(({ keys }) => pointsInto(pointerOf(keys), pointer));
    if (inside !== undefined) return inside.label;
  }
  return nearestPlace(sources.layers, pointer);
}

/** Problems that are placed, at most: more are not read. */
const PLACED = 1000;

/** The problems with their places, in the order of the files' lines. */
export function withPlaces(problems: readonly Problem[], sources: Sources): Problem[] {
  const placed = problems.slice(0, PLACED).map((problem) => withPlace(problem, sources));
  const sorted = placed.toSorted((one, other) => collator.compare(one.place ?? "", other.place ?? ""));
  return [...sorted, ...problems.slice(PLACED)];
}

function withPlace(problem: Problem, sources: Sources): Problem {
  const place = problem.place ?? placeOf(sources, problem.pointer);
  const firstPlace = problem.first === undefined ? undefined : placeOf(sources, problem.first);
  return {
    ...problem,
    ...(place !== undefined && { place }),
    ...(firstPlace !== undefined && { firstPlace }),
  };
}

const collator = new Intl.Collator("en", { numeric: true });

function nearestPlace(documents: readonly JsonDocument[], pointer: string): string | undefined {
  for (const document of documents) {
    const place = document.placeOf(pointer);
    if (place !== undefined) return place;
  }
  return pointer === "" ? undefined : nearestPlace(documents, pointerOf(keysOf(pointer).slice(0, -1)));
}
