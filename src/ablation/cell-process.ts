import { fork } from "node:child_process";
import { closeSync, openSync } from "node:fs";

/** Start-up data of a process that runs a cell. */
export interface CellSetup {
  /** File with the cell's experiment. */
  readonly file: string;
  /** Folder that relative paths in it start from. */
  readonly folder: string;
  /** Experiment file of the user, which the run records. */
  readonly origin: string;
  /** Folder for run folders. */
  readonly out: string;
  /** Whether an earlier run of the cell has failed, so that a new one begins. */
  readonly again: boolean;
  /** Folder of another run whose growth steps, up to `after`, the run begins with. */
  readonly beginning?: { readonly run: string; readonly after: number };
  /** Number of cells that share the machine's threads. */
  readonly sharedBy: number;
  readonly engine?: string | undefined;
  readonly mode?: string | undefined;
  readonly loaders?: number | undefined;
}

/** Message of such a process: why the run has failed. */
export interface CellFailure {
  readonly code: string;
  readonly message: string;
  /** Whether the machine caused it, such as a full disk: then the cell is tried again. */
  readonly environmental: boolean;
}

/**
 * Runs a cell in a process of its own, which ends with this one.
 * @param entry the compiled file that the process runs.
 * @param log file for what the process prints.
 * @returns why it has failed, or `undefined`.
 */
export async function runCell(
  entry: string,
  setup: CellSetup,
  log: string,
): Promise<CellFailure | undefined> {
  const output = openSync(log, "a");
  try {
    const child = fork(entry, [JSON.stringify(setup)], {
      stdio: ["ignore", output, output, "ipc"],
    });
    let failure: CellFailure | undefined;
    child.on("message", (message) => (failure = message as CellFailure));
    return await new Promise((resolve) => {
      child.on("error", (error) => resolve(ended(error.message, log)));
      child.on("exit", (code, signal) => {
        if (code === 0) resolve(undefined);
        else resolve(failure ?? ended(signal === null ? `exit code ${code}` : `signal ${signal}`, log));
      });
    });
  } finally {
    closeSync(output);
  }
}

function ended(how: string, log: string): CellFailure {
  const message = `The process ended with ${how}; ${log} has its output.`;
  return { code: "ESPALIER_CELL_ENDED", message, environmental: false };
}
