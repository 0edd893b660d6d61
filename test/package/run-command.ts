import { execFile } from "node:child_process";

/** How a command ended. */
export interface Outcome {
  /** `null` if a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and with what a command runs. */
export interface Surroundings {
  readonly cwd?: string;
  /** Added to this process's environment; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
}

/** Runs a command to its end, or until `signal` kills it on the spot. */
export function runCommand(
  [program, ...parameters]: readonly [string, ...string[]],
  { env, ...surroundings }: Surroundings = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(
      program,
      parameters,
      { env: { ...process.env, ...env }, killSignal: "SIGKILL", ...surroundings },
      (_error, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

/** As `runCommand`. @throws Error with all that was printed if the command fails. */
export async function runOrThrow(
  command: readonly [string, ...string[]],
  surroundings: Surroundings = {},
): Promise<string> {
  const { code, stdout, stderr } = await runCommand(command, surroundings);
  if (code !== 0) throw new Error(`${command.join(" ")} ended with ${code}:\n${stdout}\n${stderr}`);
  return stdout;
}
