/** An error's message and the facts that help to fix it. */
export interface Failure {
  /** Stable identifier, `ESPALIER_` and capitals. Never changes its meaning. */
  readonly code: `ESPALIER_${string}`;
  /** One sentence: what is wrong, with the offending value. */
  readonly message: string;
  /** Location of the error: a file, a JSON pointer, a plug-in, a trial. */
  readonly culprit?: string;
  /** Values that would be accepted. */
  readonly allowed?: string;
  /** Action that fixes it. */
  readonly remedy?: string;
  /** Exit code of the command line: 1 failed (the default), 2 wrong input, 130 interrupted. */
  readonly exitCode?: 1 | 2 | 130;
  /**
   * Whether the environment caused it: a disk, a missing folder, an unreadable file. Then the trial has not failed:
   * the run stops without recording the trial, and `resume` repeats it.
   */
  readonly environmental?: boolean;
  /** Stack of the plug-in code that caused the error, for its author. */
  readonly trace?: string;
  readonly cause?: unknown;
}

/** The only error class; every function in an `errors.ts` returns one. */
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
