import type { ArchitectureValue } from "../architecture/architecture.ts";
import { isWithin } from "../excess.ts";
import { IntegerRange } from "./integer-range.ts";
import { between, type ValueList } from "./value-list.ts";

/** Required values of a dimension: a list, or a number between inclusive bounds, up to rounding. */
export type Requirement =
  readonly ArchitectureValue[] | { readonly minimum?: number; readonly maximum?: number };

/**
 * Requirements on other dimensions, by name; all must hold for a dimension to be active. A dimension that depends on
 * an inactive one is inactive too.
 */
export type Condition = Readonly<Record<string, Requirement>>;

export function fulfils(value: ArchitectureValue, requirement: Requirement): boolean {
  if (isListed(requirement)) return requirement.includes(value);
  const { minimum = -Infinity, maximum = Infinity } = requirement;
  return typeof value === "number" && isWithin(value, minimum, maximum);
}

/** Whether any of some values fulfils a requirement. */
export function canFulfil(values: ValueList, requirement: Requirement): boolean {
  if (isListed(requirement)) return requirement.some((value) => values.includes(value));
  const { minimum = -Infinity, maximum = Infinity } = requirement;
  return between(values, minimum, maximum).length > 0;
}

/** Splits values into stretches within which every requirement either always or never holds. */
export function stretches(values: ValueList, requirements: readonly Requirement[]): ValueList[] {
  const turns = new Set(requirements.flatMap((requirement) => turnsOf(values, requirement)));
  const places = [0, ...[...turns].filter((place) => place > 0 && place < values.length), values.length];
  const sorted = places.toSorted((one, other) => one - other);
  return sorted
    .slice(1)
    .flatMap((end, index) => (end > sorted[index]! ? [values.slice(sorted[index], end)] : []));
}

/** Indices at which a requirement may begin or cease to hold. */
function turnsOf(values: ValueList, requirement: Requirement): number[] {
  if (!(values instanceof IntegerRange)) return Array.from({ length: values.length }, (_, place) => place);
  if (isListed(requirement))
    return requirement.map((value) => values.indexOf(value)).flatMap((place) => [place, place + 1]);
  const { minimum = -Infinity, maximum = Infinity } = requirement;
  const fulfilling = values.between(minimum, maximum);
  const first = values.indexOf(fulfilling.low);
  return [first, first + fulfilling.length];
}

function isListed(requirement: Requirement): requirement is readonly ArchitectureValue[] {
  return Array.isArray(requirement);
}
