import type { ArchitectureValues } from "../architecture/architecture.ts";
import type { Random } from "../random/random.ts";

/** The points of a space without its constraints, each a plain architecture. */
export interface Points {
  /** Exact up to 2 ** 53. */
  readonly size: number;
  /** @param index from 0 to `size - 1`. */
  at(index: number): ArchitectureValues;
  /** The index of a point, the inverse of `at`. @throws RangeError if the point is unknown. */
  indexOf(point: ArchitectureValues): number;
  /** A uniform draw. */
  draw(random: Random): ArchitectureValues;
}
