import type { Architecture } from "../architecture/architecture.ts";
import type { Cost } from "../architecture/cost.ts";
import { type Check, compileSchema } from "../json/validator.ts";
import { plainSchema } from "../json/plain-schema.ts";
import { isObject } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import { isWithin } from "../excess.ts";
import { type Constraint, linearConstraint } from "./constraint.ts";
import { searchSpaceMistakes } from "./search-space-mistakes.ts";
import { SearchSpace } from "./search-space.ts";
import { type ConstraintDescription, type SearchSpaceFile, searchSpaceSchema } from "./search-space-file.ts";

/** Cost of an architecture by formula. */
export type CostOf = (architecture: Architecture) => Cost;

let check: Check | undefined;

/** Adds defaults to a search space in place and returns all its problems. */
export function checkSearchSpace(json: unknown): Problem[] {
  check ??= compileSchema(plainSchema(searchSpaceSchema));
  const problems = check(json);
  return isObject(json) ? [...problems, ...searchSpaceMistakes(json)] : problems;
}

/** Builds the space of a checked file. */
export function buildSearchSpace(file: SearchSpaceFile, costOf: CostOf): SearchSpace {
  const constraints = file.constraints.map((description) => buildConstraint(description, costOf));
  return new SearchSpace(file.name ?? "inline", new Map(Object.entries(file.dimensions)), constraints);
}

function buildConstraint(description: ConstraintDescription, costOf: CostOf): Constraint {
  const { cost, linear: factors = {}, minimum = -Infinity, maximum = Infinity } = description;
  const text = describeConstraint(description);
  if (cost === undefined) return linearConstraint(text, { factors, minimum, maximum });
  return {
    description: text,
    accepts: (architecture) => isWithin(costOf(architecture)[cost], minimum, maximum),
  };
}

/** Text of a constraint, such as `-2 <= encoder.depth - decoder.depth <= 2`. */
export function describeConstraint({ cost, linear = {}, minimum, maximum }: ConstraintDescription): string {
  const terms = Object.entries(linear).map(([key, factor], index) => {
    const sign = factor < 0 ? "-" : "+";
    const size = Math.abs(factor) === 1 ? key : `${Math.abs(factor)} ${key}`;
    if (index === 0) return factor < 0 ? `-${size}` : size;
    return `${sign} ${size}`;
  });
  const lower = minimum === undefined ? "" : `${minimum} <= `;
  const upper = maximum === undefined ? "" : ` <= ${maximum}`;
  return `${lower}${cost ?? terms.join(" ")}${upper}`;
}
