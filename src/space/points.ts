import type { ArchitectureValues } from "../architecture/architecture.ts";
import type { Random } from "../random/random.ts";

/** The points of a space, constraints aside, each one a plain architecture. */
export interface Points {
  /** Exact up to 2 ** 53. */
  readonly size: number;
  /** @param index from 0 to `size - 1`. */
  at(index: number): ArchitectureValues;
  /** The place of a point, which `at` finds it by. @throws RangeError if it is none of them. */
  indexOf(point: ArchitectureValues): number;
  /** A uniform draw. */
  draw(random: Random): ArchitectureValues;
}
