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
  const terms = Object.entries(factors);
  return {
    description,
    linear,
    accepts: (architecture) => {
      let [sum, size] = [0, 0];
      for (const [name, factor] of terms) {
        const term = factor * architecture.number(name);
        sum += term;
        size += Math.abs(term);
      }
      return isWithin(sum, minimum, maximum, size);
    },
  };
}
