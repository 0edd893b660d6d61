import { isObject, pointerOf } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import { shown } from "../json/schema-problems.ts";
import { nearestName } from "../nearest-name.ts";
import { valuesOf } from "../space/dimension.ts";
import type { SearchSpaceFile } from "../space/search-space-file.ts";

/** Where an experiment's `start` is no architecture of the grid; its constraints are not looked at. */
export function startProblems(start: unknown, space: SearchSpaceFile): Problem[] {
  if (start === "smallest" || start === undefined) return [];
  if (!isObject(start))
    return [
      {
        pointer: "/start",
        message: `${shown(start)} is no start.`,
        allowed: '"smallest" or an architecture',
      },
    ];
  const known = Object.keys(space.dimensions);
  const missing = known.filter((key) => !(key in start));
  return [
    ...Object.entries(start).flatMap(([key, value]) => entryProblems(key, value, space, known)),
    ...(missing.length === 0
      ? []
      : [{ pointer: "/start", message: `The start has no value for ${missing.join(", ")}.` }]),
  ];
}

function entryProblems(
  key: string,
  value: unknown,
  space: SearchSpaceFile,
  known: readonly string[],
): Problem[] {
  const pointer = pointerOf(["start", key]);
  const dimension = space.dimensions[key];
  if (dimension === undefined) {
    const nearest = nearestName(key, known);
    const message = `The space has no dimension "${key}".`;
    return [{ pointer, message, allowed: known.join(", "), ...(nearest === undefined ? {} : { nearest }) }];
  }
  const values = valuesOf(dimension);
  if (values.some((known) => known === value)) return [];
  return [
    { pointer, message: `${shown(value)} is not in the space.`, allowed: values.map(shown).join(", ") },
  ];
}
