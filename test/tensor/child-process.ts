import { execFile, spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(import.meta.dirname, "..", "..");

/** How a script ended. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A built module of `src/tensor`, as a script imports it. */
export function builtModule(file: string): string {
  return JSON.stringify(join(root, "dist", "src", "tensor", file));
}

/** Runs a script as a module in a Node process of its own. */
export function runModule(script: string, ...flags: readonly string[]) {
  return spawnSync(process.execPath, [...flags, "--input-type=module", "--eval", script], {
    encoding: "utf8",
  });
}

/** Runs scripts in Node processes of their own; they import built modules relative to a folder of `src`. */
export function scriptsIn(
  folder: string,
): (script: string, environment?: Record<string, string | undefined>, seconds?: number) => Promise<Outcome> {
  const base = pathToFileURL(join(root, "dist", "src", folder, "/"));
  return (script, environment = {}, seconds = 60) => {
    const absolute = script.replaceAll(
      /from "(\.[^"]+)"/g,
      (_, path) => `from "${new URL(path, base).href}"`,
    );
    return runNode(absolute, environment, seconds * 1000);
  };
}

function runNode(
  script: string,
  environment: Record<string, string | undefined>,
  timeout: number,
): Promise<Outcome> {
  const env = { ...process.env, NODE_OPTIONS: "", ...environment };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--input-type=module", "--eval", script],
      { cwd: root, env, timeout },
      (error, stdout, stderr) =>
        resolve({ status: error === null ? 0 : Number(error.code ?? -1), stdout, stderr }),
    );
  });
}
