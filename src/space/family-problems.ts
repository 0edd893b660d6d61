import type { Architecture } from "../architecture/architecture.ts";
import type { ModelFamily } from "../architecture/model-family.ts";
import { pointerOf } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import { nearestName } from "../nearest-name.ts";
import { SearchSpace } from "./search-space.ts";
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

/** Each value of each dimension once, in the first architecture that has it. */
function unbuildableValues(file: SearchSpaceFile, family: ModelFamily): Problem[] {
  const space = new SearchSpace("unconstrained", new Map(Object.entries(file.dimensions)));
  const smallest = failureOf(family, space.smallest());
  if (smallest !== undefined) return [{ pointer: "/dimensions", message: smallest }];
  return [...space.dimensions.keys()].flatMap((key) => {
    const failures = space.valuesOf(key).map((value) => {
      const [first] = space.restrict(new Map([[key, [value]]])).enumerate();
      return first === undefined ? undefined : failureOf(family, first);
    });
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
