import type { Architecture } from "../architecture/architecture.ts";
import { isWithin } from "../excess.ts";

/** A condition that every architecture of a space must fulfil. */
export interface Constraint {
  /** Such as `parameters <= 2000000`. */
  readonly description: string;
  accepts(architecture: Architecture): boolean;
  /**
   * The constraint as bounds on a sum, if it is linear. Spaces use it to search and sample without trial and error.
   */
  readonly linear?: LinearBound;
}

/** Inclusive bounds on a weighted sum of dimensions. */
export interface LinearBound {
  /** Factor of each dimension; these dimensions have only numbers as values. */
  readonly factors: Readonly<Record<string, number>>;
  /** -Infinity if there is none. */
  readonly minimum: number;
  /** Infinity if there is none. */
  readonly maximum: number;
}

/** A constraint from bounds, up to rounding. */
export function linearConstraint(description: string, linear: LinearBound): Constraint {
  const { factors, minimum, maximum } = linear;
  const names = Object.keys(factors);
  const weights = Object.values(factors);
  return {
    description,
    linear,
    accepts: (architecture) =>
      isSumWithin(
        weights,
        names.map((name) => architecture.number(name)),
        minimum,
        maximum,
      ),
  };
}

/** Whether a weighted sum lies between inclusive bounds: exactly for integers, else up to rounding. */
export function isSumWithin(
  factors: readonly number[],
  values: readonly number[],
  minimum: number,
  maximum: number,
): boolean {
  let [sum, size] = [0, 0];
  for (let place = 0; place < factors.length; place++) {
    const term = factors[place]! * values[place]!;
    sum += term;
    size += Math.abs(term);
  }
  const isRounded =
    size > Number.MAX_SAFE_INTEGER && factors.every(Number.isInteger) && values.every(Number.isInteger);
  if (!isRounded) return isWithin(sum, minimum, maximum, size);
  const exact = factors.reduce((total, factor, place) => total + BigInt(factor) * BigInt(values[place]!), 0n);
  // Comparing a BigInt with a number is exact.
  return exact >= minimum && exact <= maximum;
}
