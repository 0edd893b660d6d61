/** How a process ended and what it printed. */
export interface Outcome {
  /** `null` if a signal ended it. */
  readonly code: number | null;
  /** The signal that ended it, `null` if none did. */
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Columns that no line needs, so that tests read messages in one piece. test/cli/width.test.ts is about real widths. */
export const UNBROKEN = "10000";
