import { type ChildProcess, spawn } from "node:child_process";
import { Tail } from "./tail.ts";

/** A command line, and how long and how loud it may be. */
export interface Command {
  /** As a shell reads it. */
  readonly line: string;
  /** Where it runs. */
  readonly folder: string;
  /** What it reads on standard input. */
  readonly input: string;
  readonly timeLimitSeconds: number;
}

/** What a command printed on standard error. */
export interface Complaint {
  /** Its end, what is not UTF-8 replaced. */
  readonly text: string;
  /** All that it printed there. */
  readonly bytes: number;
}

/** How a command ended, what it printed, and the end of what it complained of. */
export interface CommandOutcome {
  readonly end:
    | { readonly how: "exit"; readonly code: number }
    | { readonly how: "signal"; readonly signal: string }
    | { readonly how: "too slow" | "too loud" }
    | { readonly how: "not started"; readonly cause: Error };
  readonly output: Uint8Array;
  readonly complaint: Complaint;
}

/** Bytes that a command may print: measurements take far less. */
export const OUTPUT_LIMIT = 2 ** 20;

/** Bytes of standard error that are kept, the last ones. */
const COMPLAINT_LIMIT = 2 ** 12;

/** Milliseconds that output is waited for once the command has ended: somebody out of reach may hold it open. */
const GRACE = 1000;

/**
 * The first process of a command's group. It leaves a watcher behind that waits for the end of descriptor 3, which is
 * the end of whoever started the command, however that came, and then ends the whole group; so nothing is left behind.
 */
const WATCHED = '(read -r _ <&3; kill -KILL 0) >/dev/null 2>&1 & exec sh -c "$1" 3<&-';

/** Runs a command to its end, in a group of processes that ends with it. Never throws. */
export function runCommand({ line, folder, input, timeLimitSeconds }: Command): Promise<CommandOutcome> {
  return new Promise((resolve) => {
    const child = spawn("sh", ["-c", WATCHED, "sh", line], {
      cwd: folder,
      detached: true,
      stdio: ["pipe", "pipe", "pipe", "pipe"],
    });
    const [output, complaint] = [new Tail(OUTPUT_LIMIT), new Tail(COMPLAINT_LIMIT)];
    let end: CommandOutcome["end"] | undefined;
    const stop = (why: CommandOutcome["end"]) => {
      end ??= why;
      endGroup(child);
    };
    const timer = setTimeout(() => stop({ how: "too slow" }), 1000 * timeLimitSeconds);
    child.stdout.on("data", (chunk: Buffer) => {
      output.add(chunk);
      if (output.bytes > OUTPUT_LIMIT) stop({ how: "too loud" });
    });
    child.stderr.on("data", (chunk: Buffer) => complaint.add(chunk));
    // Whether it reads what it is told is its own affair.
    child.stdin.on("error", () => {}).end(input);
    child.stdio[3]?.on("error", () => {});
    child.on("exit", (code, signal) => {
      stop(signal === null ? { how: "exit", code: code ?? 0 } : { how: "signal", signal });
      setTimeout(() => child.stdio.forEach((stream) => stream?.destroy()), GRACE).unref();
    });
    const finish = () => {
      clearTimeout(timer);
      const { bytes } = complaint;
      // Its first character may have been cut.
      const text = complaint
        .end()
        .toString("utf8")
        .replace(/^\uFFFD+/, "");
      resolve({ end: end!, output: output.end(), complaint: { text, bytes } });
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
    // All of it has ended already.
  }
}
