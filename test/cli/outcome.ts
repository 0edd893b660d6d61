/** How a process ended and what it printed. */
export interface Outcome {
  /** `null` if a signal ended it. */
  readonly code: number | null;
  /** The signal that ended it, `null` if none did. */
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}
