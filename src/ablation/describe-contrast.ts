import { smallestSignFlip } from "../statistics/sign-flip.ts";
import type { CellScore } from "./cell-result.ts";
import type { Contrast } from "./compare-arms.ts";

/** Adjusted p from which a difference counts as shown. */
export const SIGNIFICANT = 0.05;

/** A difference of scores: in percentage points, or with three decimals if the score has a unit. */
export function showDifference({ unit }: Pick<CellScore, "unit">, difference: number): string {
  if (Number.isNaN(difference)) return "";
  const text = unit === undefined ? (100 * difference).toFixed(1) : difference.toFixed(3);
  return difference > 0 ? `+${text}` : text;
}

/**
 * Result of a contrast in a sentence.
 * @param score the kind of the compared score.
 * @param tests number of contrasts that are tested together.
 */
export function describeContrast(
  { arms: [first, second], seeds, difference, interval: [low, high], adjusted }: Contrast,
  score: Pick<CellScore, "unit" | "direction">,
  tests: number,
): string {
  const both = `${first} and ${second}`;
  if (seeds.length < 2)
    return `${both}: ${seeds.length} common seeds, at least 2 are needed for an interval.`;
  const unit = score.unit === undefined ? " points" : score.unit === "" ? "" : ` ${score.unit}`;
  const show = (value: number) => showDifference(score, value);
  const size = `${show(difference)}${unit}, 95 % interval ${show(low)} to ${show(high)}`;
  const isBetter = difference > 0 === (score.direction === "maximize");
  const claim = `${first} is ${isBetter ? "better" : "worse"} than ${second}: ${size}`;
  if (adjusted !== undefined && adjusted <= SIGNIFICANT) return `${claim}, p ${adjusted.toPrecision(2)}.`;
  if (low <= 0 && high >= 0) {
    const excluded = Math.max(-low, high);
    const bound =
      score.unit === undefined && excluded >= 1
        ? `${seeds.length} seeds are too few to exclude any`
        : `one larger than ${show(excluded).replace(/^\+/, "")}${unit} is excluded`;
    return `${both}: no difference seen (${size}); ${bound}.`;
  }
  if (adjusted === undefined) return `${claim}; not tested.`;
  const smallest = tests * smallestSignFlip(seeds.length);
  const reach =
    smallest > SIGNIFICANT
      ? ` With ${seeds.length} seeds p cannot fall below ${Math.min(1, smallest).toPrecision(2)}.`
      : "";
  return `${claim}, but not shown: p ${adjusted.toPrecision(2)}.${reach}`;
}

/** The smallest number of seeds with which a contrast of some can become significant. */
export function seedsNeeded(tests: number): number {
  return Math.ceil(Math.log2((2 * tests) / SIGNIFICANT));
}
