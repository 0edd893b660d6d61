import { isObject, pointerOf } from "../../json/pointer.ts";
import type { Problem } from "../../json/problem.ts";
import { shown } from "../../json/schema-problems.ts";
import { valuesOf } from "../../space/dimension.ts";
import type { SearchSpaceFile } from "../../space/search-space-file.ts";
import { unknownDimension } from "../../space/unknown-dimension.ts";
import { describeValues } from "../../space/value-list.ts";

/** Problems of an experiment's `start` outside the grid. Constraints are not checked. */
export function startProblems(start: unknown, space: SearchSpaceFile): Problem[] {
  if (start === "smallest" || start === undefined) return [];
  if (!isObject(start))
    return [
      {
        pointer: "/start",
        message: `${shown(start)} is not a valid start.`,
        allowed: '"smallest" or an architecture',
      },
    ];
  const known = Object.keys(space.dimensions);
  const missing = known.filter((key) => !Object.hasOwn(start, key));
  return [
    ...Object.entries(start).flatMap(([key, value]) => valueProblems(["start", key], value, space)),
    ...(missing.length === 0
      ? []
      : [{ pointer: "/start", message: `The start has no value for ${missing.join(", ")}.` }]),
  ];
}

/** Where a value is none of the dimension that the last name of its path means. */
export function valueProblems(path: readonly string[], value: unknown, space: SearchSpaceFile): Problem[] {
  const pointer = pointerOf(path);
  const key = path.at(-1) ?? "";
  const known = Object.keys(space.dimensions);
  const dimension = Object.hasOwn(space.dimensions, key) ? space.dimensions[key] : undefined;
  if (dimension === undefined) return [unknownDimension(pointer, key, known)];
  const values = valuesOf(dimension);
  if (values.includes(value)) return [];
  return [{ pointer, message: `${shown(value)} is not in the space.`, allowed: describeValues(values) }];
}
