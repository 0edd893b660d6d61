import type { GrowthDimension } from "../../growth/growth-dimension.ts";
import { describeValue } from "../guard/describe-value.ts";
import { answers, type Fault, type PortChecks, property, unless } from "./check.ts";
import { stateFault } from "./model-state.ts";
import { firstFault, isRecord } from "./values.ts";

type Reaching = Parameters<GrowthDimension["reach"]>;

export const growthDimension: PortChecks<GrowthDimension> = {
  exact: property("true or false", (exact) => unless(typeof exact === "boolean")),
  reach: answers(
    "an array of { dimension, values }: dimensions of the space with values of theirs, the current one first",
    (reaches, parameters) =>
      Array.isArray(reaches) ? firstFault(reaches, (reach) => reachFault(reach, parameters)) : "",
  ),
  expand: answers("a state with the dimension's own keys at the target's values", (state) =>
    stateFault(state),
  ),
};

function reachFault(reach: unknown, [current, space]: Reaching): Fault | undefined {
  if (!isRecord(reach) || !Array.isArray(reach["values"])) return "it is not { dimension, values }";
  const { dimension, values } = reach;
  if (typeof dimension !== "string" || !space.dimensions.has(dimension))
    return `the space has no dimension ${describeValue(dimension)}`;
  const allowed = space.valuesOf(dimension);
  const foreign = values.find((value) => !allowed.includes(value));
  if (foreign !== undefined) return `"${dimension}" has no value ${describeValue(foreign)}`;
  return unless(values[0] === current.get(dimension), `"${dimension}" does not begin with its current value`);
}
