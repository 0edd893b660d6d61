import type { ArchitectureValue } from "../architecture/architecture.ts";
import { isWithin } from "../excess.ts";

/** What a dimension has to be: one of some values, or a number between bounds, both included, but for rounding. */
export type Requirement =
  readonly ArchitectureValue[] | { readonly minimum?: number; readonly maximum?: number };

/**
 * Other dimensions, and what each of them has to be for a dimension to be active. Whatever depends on an inactive
 * dimension is inactive too.
 */
export type Condition = Readonly<Record<string, Requirement>>;

export function fulfils(value: ArchitectureValue, requirement: Requirement): boolean {
  if (isListed(requirement)) return requirement.includes(value);
  const { minimum = -Infinity, maximum = Infinity } = requirement;
  return typeof value === "number" && isWithin(value, minimum, maximum);
}

function isListed(requirement: Requirement): requirement is readonly ArchitectureValue[] {
  return Array.isArray(requirement);
}
