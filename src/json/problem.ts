/** A mistake in an input file. */
export interface Problem {
  /** JSON pointer of the offending value; empty for the whole file. */
  readonly pointer: string;
  /** One sentence with the offending value. */
  readonly message: string;
  /** Values that would be accepted. */
  readonly allowed?: string;
  /** JSON pointer of the earlier value that the offending one repeats. */
  readonly first?: string;
  /** Place of that value, as `place`. */
  readonly firstPlace?: string;
  /** The known name that is closest to an unknown one. */
  readonly nearest?: string;
  /** File, line and column, as far as they are known: `experiments/a.json:3:7`. */
  readonly place?: string;
}
