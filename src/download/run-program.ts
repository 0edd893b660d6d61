import { spawn } from "node:child_process";

/** Result of a program. */
export interface Outcome {
  /** Exit status; undefined if it could not be started or was killed. */
  readonly status: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Settings of `runProgram`. */
export interface RunSettings {
  readonly cwd?: string;
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether the program may write to the user's terminal, through our stderr. */
  readonly onTerminal?: boolean;
}

/** Runs a program to its end. Never throws: without the program, the status is undefined. */
export function runProgram(
  command: string,
  parameters: readonly string[],
  settings: RunSettings = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      ...(settings.cwd === undefined ? {} : { cwd: settings.cwd }),
      env: { ...process.env, ...settings.env },
      stdio: ["ignore", settings.onTerminal === true ? 2 : "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", () => resolve({ status: undefined, stdout, stderr }));
    child.on("close", (status) => resolve({ status: status ?? undefined, stdout, stderr }));
  });
}

/** The first non-empty line of an output that matches the pattern, if any. */
export function firstLine(output: string, pattern = /\S/): string | undefined {
  return output
    .split("\n")
    .find((line) => pattern.test(line))
    ?.trim();
}
