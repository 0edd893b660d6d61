/** What went wrong, told so that somebody can act on it. */
export interface Failure {
  /** Stable identifier, `ESPALIER_` and capitals. Never changes its meaning. */
  readonly code: `ESPALIER_${string}`;
  /** One sentence: what is wrong, with the offending value. */
  readonly message: string;
  /** Where: a file, a JSON pointer, a plug-in, a trial. */
  readonly culprit?: string;
  /** What would be accepted instead. */
  readonly allowed?: string;
  /** What to do about it. */
  readonly remedy?: string;
  /** Exit code of the command line: 1 failed (the default), 2 wrong input, 130 interrupted. */
  readonly exitCode?: 1 | 2 | 130;
  /**
   * Whether the surroundings are at fault: a disk, a missing folder, a file that cannot be read. Then a trial that meets
   * the error has not failed: the run stops, records nothing of the trial, and goes on from there when it is resumed.
   */
  readonly environmental?: boolean;
  /** Lines of the stack of foreign code, where that is at fault: its author looks for them. */
  readonly trace?: string;
  readonly cause?: unknown;
}

/** The one error class: every maker function in an `errors.ts` returns one. */
export class EspalierError extends Error {
  readonly code: Failure["code"];
  readonly culprit: string | undefined;
  readonly allowed: string | undefined;
  readonly remedy: string | undefined;
  readonly exitCode: 1 | 2 | 130;
  readonly environmental: boolean;
  readonly trace: string | undefined;

  constructor(failure: Failure) {
    super(failure.message, failure.cause === undefined ? {} : { cause: failure.cause });
    this.name = "EspalierError";
    this.code = failure.code;
    this.culprit = failure.culprit;
    this.allowed = failure.allowed;
    this.remedy = failure.remedy;
    this.exitCode = failure.exitCode ?? 1;
    this.environmental = failure.environmental ?? false;
    this.trace = failure.trace;
  }
}
