import type { Architecture, ArchitectureValue } from "../architecture/architecture.ts";
import { shapeOf } from "../architecture/model-description.ts";
import { costOf, descriptionOf, type ModelFamily } from "../architecture/model-family.ts";
import { pointerOf } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import { sizeOf } from "../tensor/parameter-tree.ts";
import { nearestName } from "../nearest-name.ts";
import { Random } from "../random/random.ts";
import { IntegerRange } from "./integer-range.ts";
import { SearchSpace } from "./search-space.ts";
import type { SearchSpaceFile } from "./search-space-file.ts";
import type { ValueList } from "./value-list.ts";

/** Values of a range that the family is asked for, at most. */
const ASKED = 100;

/** Parameters of the largest model that is described: a description has an entry for each layer. */
const DESCRIBED = 1e8;

/**
 * Where a search space does not fit a model family: dimensions that it lacks, and values that it cannot build. Of ranges
 * with more than 100 values the family is asked for both ends and 98 others.
 */
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

/** Values in the first architecture that has them, of each dimension one by one. */
function unbuildableValues(file: SearchSpaceFile, family: ModelFamily): Problem[] {
  const space = new SearchSpace("unconstrained", new Map(Object.entries(file.dimensions)));
  const smallest = failureOf(family, space.smallest());
  if (smallest !== undefined) return [{ pointer: "/dimensions", message: smallest }];
  return [...space.dimensions.keys()].flatMap((key) => {
    for (const value of askedOf(space.valuesOf(key), new Random(key))) {
      const [first] = space.restrict(new Map([[key, [value]]])).enumerate();
      const message = first && failureOf(family, first);
      if (message !== undefined) return [{ pointer: pointerOf(["dimensions", key]), message }];
    }
    return [];
  });
}

/** All values; of long ranges both ends and a draw of what lies between. */
function askedOf(values: ValueList, random: Random): Iterable<ArchitectureValue> {
  if (!(values instanceof IntegerRange) || values.length <= ASKED) return values;
  return [values.low, ...random.sample(values.slice(1, -1), ASKED - 2), values.high];
}

/** A formula that counts other parameters than those that the family describes. */
function countProblem(
  family: ModelFamily,
  architecture: Architecture,
  parameters: number,
): string | undefined {
  const trainable = descriptionOf(family, architecture).filter((parameter) => parameter.trainable);
  if (trainable.length === 0) return undefined;
  const described = trainable.reduce((sum, parameter) => sum + sizeOf(shapeOf(parameter)), 0);
  return parameters === described
    ? undefined
    : `The family's cost has ${parameters} parameters, its description ${described}, for ${architecture}.`;
}

/** What the family says against an architecture; of a very large one its costs alone are asked. */
function failureOf(family: ModelFamily, architecture: Architecture): string | undefined {
  try {
    const { parameters } = costOf(family, architecture);
    if (parameters > DESCRIBED) return undefined;
    family.check?.(architecture);
    return countProblem(family, architecture, parameters);
  } catch (error) {
    return (error as Error).message;
  }
}
