import type { GrowthSituation, GrowthSpace } from "../../growth/growth-space.ts";
import { SearchSpace } from "../../space/search-space.ts";
import { describeValue } from "../guard/describe-value.ts";
import { answers, type Fault, type PortChecks } from "./check.ts";

/** Values of a dimension that are looked at. */
const LOOKS = 10_000;

export const growthSpace: PortChecks<GrowthSpace> = {
  at: answers(
    "a part of the experiment's search space with at least one architecture",
    (space, [situation]) => spaceFault(space, situation),
  ),
};

function spaceFault(answer: unknown, { space, current }: GrowthSituation): Fault | undefined {
  if (!(answer instanceof SearchSpace)) return "it is not a SearchSpace";
  const unknown = [...answer.dimensions.keys()].find((name) => !space.dimensions.has(name));
  if (unknown !== undefined) return `the search space has no dimension "${unknown}"`;
  const missing = [...space.dimensions.keys()].find((name) => !answer.dimensions.has(name));
  if (missing !== undefined) return `it lacks the dimension "${missing}"`;
  for (const name of space.dimensions.keys()) {
    const value = foreignValue(name, answer, space);
    if (value !== undefined) return `the search space has no ${describeValue(value)} for "${name}"`;
  }
  const isEmpty = !answer.contains(current) && answer.enumerate().next().done === true;
  return isEmpty ? "it has no architecture" : undefined;
}

function foreignValue(name: string, answer: SearchSpace, space: SearchSpace): unknown {
  if (answer.dimensions.get(name) === space.dimensions.get(name)) return undefined;
  const allowed = space.valuesOf(name);
  let looks = 0;
  for (const value of answer.valuesOf(name)) {
    if (!allowed.includes(value)) return value;
    if (++looks === LOOKS) break;
  }
  return undefined;
}
