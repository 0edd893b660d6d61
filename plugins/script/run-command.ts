import { type ChildProcess, spawn } from "node:child_process";
import { Tail } from "./tail.ts";

/** A command line with its input and limits. */
export interface Command {
  /** Command line for the shell. */
  readonly line: string;
  /** Working directory. */
  readonly folder: string;
  /** Text on standard input. */
  readonly input: string;
  readonly timeLimitSeconds: number;
}

/** Standard error of a command. */
export interface StandardError {
  /** Its end, with invalid UTF-8 replaced. */
  readonly text: string;
  /** Total number of bytes printed. */
  readonly bytes: number;
}

/** Exit of a command, its output and its standard error. */
export interface CommandOutcome {
  readonly end:
    | { readonly how: "exit"; readonly code: number }
    | { readonly how: "signal"; readonly signal: string }
    | { readonly how: "timeout" | "too much output" }
    | { readonly how: "not started"; readonly cause: Error };
  readonly output: Uint8Array;
  readonly standardError: StandardError;
}

/** Largest output in bytes. Measurements take far less. */
export const OUTPUT_LIMIT = 2 ** 20;

/** Number of last bytes of standard error to keep. */
const STANDARD_ERROR_LIMIT = 2 ** 12;

/** Milliseconds to wait for output after the exit: a process outside the group may hold the pipes open. */
const GRACE = 1000;

/**
 * The first process of a command's group. It starts a watcher that waits for the end of descriptor 3 and then kills the
 * whole group. The descriptor ends when Espalier ends, even by `kill -9`, so that no process is left behind.
 */
const WITH_WATCHER = '(read -r _ <&3; kill -KILL 0) >/dev/null 2>&1 & exec sh -c "$1" 3<&-';

/** Runs a command in its own process group, which is killed at its end. Never throws. */
export function runCommand({ line, folder, input, timeLimitSeconds }: Command): Promise<CommandOutcome> {
  return new Promise((resolve) => {
    const child = spawn("sh", ["-c", WITH_WATCHER, "sh", line], {
      cwd: folder,
      detached: true,
      stdio: ["pipe", "pipe", "pipe", "pipe"],
    });
    const [output, standardError] = [new Tail(OUTPUT_LIMIT), new Tail(STANDARD_ERROR_LIMIT)];
    let end: CommandOutcome["end"] | undefined;
    const stop = (why: CommandOutcome["end"]) => {
      end ??= why;
      endGroup(child);
    };
    const timer = setTimeout(() => stop({ how: "timeout" }), 1000 * timeLimitSeconds);
    child.stdout.on("data", (chunk: Buffer) => {
      output.add(chunk);
      if (output.bytes > OUTPUT_LIMIT) stop({ how: "too much output" });
    });
    child.stderr.on("data", (chunk: Buffer) => standardError.add(chunk));
    // The command need not read its input.
    child.stdin.on("error", () => {}).end(input);
    child.stdio[3]?.on("error", () => {});
    child.on("exit", (code, signal) => {
      stop(signal === null ? { how: "exit", code: code ?? 0 } : { how: "signal", signal });
      setTimeout(() => child.stdio.forEach((stream) => stream?.destroy()), GRACE).unref();
    });
    const finish = () => {
      clearTimeout(timer);
      const { bytes } = standardError;
      // Drops a first character that was cut.
      const text = standardError
        .end()
        .toString("utf8")
        .replace(/^\uFFFD+/, "");
      resolve({ end: end!, output: output.end(), standardError: { text, bytes } });
    };
    child.on("close", finish).on("error", (cause) => {
      end ??= { how: "not started", cause };
      finish();
    });
  });
}

function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // The group has ended already.
  }
}
