/** A value at a place of the experiment. */
export interface Setting {
  /** JSON pointer, such as `/search/trials`. */
  readonly pointer: string;
  readonly value: unknown;
}

/** A variant of an experiment. */
export interface Arm {
  readonly name: string;
  /** Changes as in a file that extends the experiment. */
  readonly patch: Readonly<Record<string, unknown>>;
  /** Values that are set after that. */
  readonly settings: readonly Setting[];
}
