import { Architecture } from "../architecture/architecture.ts";
import type { ModelFamily } from "../architecture/model-family.ts";
import { pointerOf } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import { nearestName } from "../nearest-name.ts";
import { valuesOf } from "./dimension.ts";
import type { SearchSpaceFile } from "./search-space-file.ts";

/** Where a search space does not fit a model family: dimensions that it lacks, and values that it cannot build. */
export function familyProblems(file: SearchSpaceFile, family: ModelFamily): Problem[] {
  if (family.anyDimensions) return unbuildableValues(file, family);
  const known = family.dimensions.map(({ name }) => name);
  const given = Object.keys(file.dimensions);
  const problems = given.filter((key) => !known.includes(key)).map((key) => unknownDimension(key, known));
  const missing = known.filter((key) => !given.includes(key));
  if (missing.length > 0) {
    problems.push({
      pointer: "/dimensions",
      message: `The model's dimensions ${missing.join(", ")} are missing.`,
    });
  }
  return problems.length > 0 ? problems : unbuildableValues(file, family);
}

function unknownDimension(key: string, known: readonly string[]): Problem {
  const nearest = nearestName(key, known);
  return {
    pointer: pointerOf(["dimensions", key]),
    message: `The model has no dimension "${key}".`,
    allowed: known.join(", "),
    ...(nearest === undefined ? {} : { nearest }),
  };
}

/** Each value of each dimension once, the others at their first value. */
function unbuildableValues(file: SearchSpaceFile, family: ModelFamily): Problem[] {
  const entries = Object.entries(file.dimensions).map(
    ([key, dimension]) => [key, valuesOf(dimension)] as const,
  );
  const first = new Architecture(Object.fromEntries(entries.map(([key, values]) => [key, values[0] ?? 0])));
  const smallest = failureOf(family, first);
  if (smallest !== undefined) return [{ pointer: "/dimensions", message: smallest }];
  return entries.flatMap(([key, values]) => {
    const failures = values.map((value) => failureOf(family, first.with({ [key]: value })));
    const message = failures.find((failure) => failure !== undefined);
    return message === undefined ? [] : [{ pointer: pointerOf(["dimensions", key]), message }];
  });
}

function failureOf(family: ModelFamily, architecture: Architecture): string | undefined {
  try {
    family.describe(architecture);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
