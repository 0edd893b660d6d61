import { execFile, execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

const root = join(import.meta.dirname, "..", "..");

/** How a script ended. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A temporary folder that goes when the test file is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "espalier-test-"));
  folders.push(folder);
  return folder;
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

/** Compiles source files of `src/tensor` once, to run them in plain Node processes of their own. */
export function compileSources(...sources: string[]): {
  run: (
    script: string,
    environment?: Record<string, string | undefined>,
    seconds?: number,
  ) => Promise<Outcome>;
} {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const files = sources.map((name) => join(root, "src", "tensor", name));
  execFileSync(process.execPath, [
    join(root, "node_modules", "typescript", "bin", "tsc"),
    ...["--ignoreConfig", "--rootDir", join(root, "src"), "--outDir", join(folder, "src")],
    ...["--target", "es2023", "--module", "nodenext", "--skipLibCheck", "--noCheck"],
    ...["--rewriteRelativeImportExtensions", "--types", "node", ...files],
  ]);
  const scripts = join(folder, "src", "tensor");
  mkdirSync(scripts, { recursive: true });
  cpSync(join(root, "src", "tensor", "native"), join(scripts, "native"), { recursive: true });
  let count = 0;
  return {
    run: (script, environment = {}, seconds = 60) => {
      const file = join(scripts, `script-${(count += 1)}.mjs`);
      writeFileSync(file, script);
      return runNode(file, environment, seconds * 1000);
    },
  };
}

function runNode(
  file: string,
  environment: Record<string, string | undefined>,
  timeout: number,
): Promise<Outcome> {
  const env = { ...process.env, NODE_OPTIONS: "", ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, [file], { env, timeout }, (error, stdout, stderr) =>
      resolve({ status: error === null ? 0 : Number(error.code ?? -1), stdout, stderr }),
    );
  });
}
