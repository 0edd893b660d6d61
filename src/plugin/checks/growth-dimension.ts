import type { GrowthDimension } from "../../growth/growth-dimension.ts";
import { IntegerRange } from "../../space/integer-range.ts";
import type { ValueList } from "../../space/value-list.ts";
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

/** Values of a range that are looked at: those of an array all are. */
const LOOKED_AT = 1000;

function reachFault(reach: unknown, [current, space]: Reaching): Fault | undefined {
  if (!isRecord(reach) || !isValueList(reach["values"])) return "it is not { dimension, values }";
  const { dimension, values } = reach;
  if (typeof dimension !== "string" || !space.dimensions.has(dimension))
    return `the space has no dimension ${describeValue(dimension)}`;
  const allowed = space.valuesOf(dimension);
  const looked = Array.isArray(values) ? values : [...values.slice(0, LOOKED_AT), ...values.slice(-1)];
  const foreign = looked.find((value: unknown) => !allowed.includes(value));
  if (foreign !== undefined) return `"${dimension}" has no value ${describeValue(foreign)}`;
  return unless(looked[0] === current.get(dimension), `"${dimension}" does not begin with its current value`);
}

function isValueList(values: unknown): values is ValueList {
  return Array.isArray(values) || values instanceof IntegerRange;
}
