/** A command that a host is asked to run. */
export interface Request {
  readonly args: readonly string[];
  /** The working folder. */
  readonly folder: string;
  /** All variables of its environment. */
  readonly environment: Readonly<Record<string, string>>;
}

/** How it ended. */
export interface Answer {
  readonly code: number;
  /** Resident memory of the host. */
  readonly bytes: number;
}
