import type { Architecture } from "../architecture/architecture.ts";

/** A condition that an architecture of a space fulfils. */
export interface Constraint {
  /** Such as `parameters <= 2000000`. */
  readonly description: string;
  accepts(architecture: Architecture): boolean;
}
