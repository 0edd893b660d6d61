import type { ArchitectureValue, ArchitectureValues } from "../../architecture/architecture.ts";
import { showNumber } from "../numbers.ts";

/** A dimension in which two architectures differ. */
export interface Change {
  readonly dimension: string;
  readonly from: ArchitectureValue | undefined;
  readonly to: ArchitectureValue | undefined;
}

/** Dimensions in which two architectures differ. */
export function changesOf(
  before: ArchitectureValues | undefined,
  after: ArchitectureValues,
): readonly Change[] {
  if (before === undefined) return [];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((dimension) => before[dimension] !== after[dimension])
    .map((dimension) => ({ dimension, from: before[dimension], to: after[dimension] }));
}

/** `encoder.width 64 → 128, encoder.depth 1 → 2`. */
export function describeChanges(changes: readonly Change[]): string {
  return changes
    .map(({ dimension, from, to }) => `${dimension} ${showValue(from)} → ${showValue(to)}`)
    .join(", ");
}

/** A value of a dimension; a dash for a missing one. */
export function showValue(value: ArchitectureValue | undefined): string {
  if (value === undefined) return "–";
  return typeof value === "number" ? showNumber(value) : String(value);
}
