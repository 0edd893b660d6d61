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

/** Maximum number of values of a range that are checked. */
const ASKED = 100;

/** Maximum parameters of a model that is described: a description has an entry for each layer. */
const DESCRIBED = 1e8;

/**
 * Mismatches between a search space and a model family: missing or unknown dimensions, and values that the family
 * cannot build. Ranges with more than 100 values are checked at both ends and 98 others.
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

/** Values that the family cannot build, each tried in the first architecture that has it. */
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

/** All values; of long ranges both ends and a random sample of the rest. */
function askedOf(values: ValueList, random: Random): Iterable<ArchitectureValue> {
  if (!(values instanceof IntegerRange) || values.length <= ASKED) return values;
  return [values.low, ...random.sample(values.slice(1, -1), ASKED - 2), values.high];
}

/** A mismatch between the parameter count of `cost` and of `describe`. */
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
    : `The family's cost has ${parameters} parameters but its description has ${described}, for ${architecture}.`;
}

/** The family's reason to refuse an architecture, if any. For very large ones only the cost is computed. */
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
