import type { Architecture } from "../architecture/architecture.ts";
import { isWithin } from "../excess.ts";

/** A condition that an architecture of a space fulfils. */
export interface Constraint {
  /** Such as `parameters <= 2000000`. */
  readonly description: string;
  accepts(architecture: Architecture): boolean;
  /** The same as bounds on a sum, where it is that: spaces decide and sample by it what they could not find by trying. */
  readonly linear?: LinearBound;
}

/** Bounds on a weighted sum of dimensions, both included. */
export interface LinearBound {
  /** By dimension; all values of these dimensions are numbers. */
  readonly factors: Readonly<Record<string, number>>;
  /** -Infinity if there is none. */
  readonly minimum: number;
  /** Infinity if there is none. */
  readonly maximum: number;
}

/** A constraint that accepts what keeps the bounds, but for rounding. */
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

/** Whether a weighted sum lies between bounds, both included: of integers exactly, else but for rounding. */
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
  // A BigInt is compared with a number by their exact values.
  return exact >= minimum && exact <= maximum;
}
