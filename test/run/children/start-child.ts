import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** A Node process that runs a script of this folder, and the lines that it has printed. */
export interface Child {
  readonly process: ChildProcess;
  readonly lines: readonly string[];
  /** Resolves once it has printed so many lines, or has ended. */
  printed(count: number): Promise<void>;
  ended(): Promise<void>;
  kill(): Promise<void>;
}

/**
 * Starts a compiled script of this folder.
 * @param fileLimit largest size of a file that it may write, in KiB.
 */
export function startChild(script: string, args: readonly string[], fileLimit?: number): Child {
  const command = [process.execPath, join("dist/test/run/children", script), ...args];
  const limited = ["sh", "-c", `ulimit -f ${(fileLimit ?? 0) * 2}; exec "$@"`, "sh", ...command];
  const [program = "", ...rest] = fileLimit === undefined ? command : limited;
  const child = spawn(program, rest, { stdio: ["pipe", "pipe", "inherit"] });
  const lines: string[] = [];
  let partial = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    const parts = (partial + text).split("\n");
    partial = parts.pop() ?? "";
    lines.push(...parts);
  });
  const closed = once(child, "close");
  return {
    process: child,
    lines,
    printed: async (count) => {
      let isClosed = false;
      void closed.then(() => (isClosed = true));
      while (lines.length < count && !isClosed) await new Promise((resolve) => setTimeout(resolve, 2));
    },
    ended: async () => void (await closed),
    kill: async () => {
      child.kill("SIGKILL");
      await closed;
    },
  };
}
