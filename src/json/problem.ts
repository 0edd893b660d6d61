/** One thing that is wrong with an input file. */
export interface Problem {
  /** JSON pointer of the offending value; empty for the whole file. */
  readonly pointer: string;
  /** One sentence with the offending value. */
  readonly message: string;
  /** What would be accepted instead. */
  readonly allowed?: string;
  /** The known name that is closest to an unknown one. */
  readonly nearest?: string;
  /** File, line and column, as far as they are known: `experiments/a.json:3:7`. */
  readonly place?: string;
}
