import { createRequire } from "node:module";
import { join } from "node:path";
import { addonSources, guardDefinitions, kernelFlags, terminalSource } from "./addon-sources.ts";
import { addonFile, terminalFile, tfjsNodeFolder } from "./cache-folder.ts";
import { Obstacle, saysDiskIsFull } from "./obstacle.ts";
import { firstLine, runProgram } from "./run-program.ts";
import type { Distribution } from "./wheels.ts";

const nodeHeaders = createRequire(import.meta.url)("node-api-headers") as { readonly include_dir: string };

/** Compiles tfjs-node's addon against the libraries and headers unpacked in `folder`, and our own beside it. */
export async function compileAddons(
  compiler: string,
  folder: string,
  { libraries }: Distribution,
): Promise<void> {
  const binding = join(tfjsNodeFolder(folder), "binding");
  await compile(compiler, terminalFile(folder), ["-DNODE_GYP_MODULE_NAME=terminal", terminalSource]);
  await compile(compiler, addonFile(folder), [
    ...guardDefinitions,
    ...kernelFlags,
    `-I${join(folder, "tensorflow", "include")}`,
    join(binding, "tfjs_backend.cc"),
    join(binding, "tfjs_binding.cc"),
    ...addonSources(),
    ...libraries.map((name) => join(folder, "tensorflow", name)),
  ]);
}

async function compile(compiler: string, target: string, parts: readonly string[]): Promise<void> {
  const { status, stderr } = await runProgram(compiler, [
    ...["-std=c++17", "-O2", "-fPIC", "-w", "-DNAPI_VERSION=8", `-I${nodeHeaders.include_dir}`],
    ...linking(),
    ...parts,
    ...["-o", target],
  ]);
  if (status === 0) return;
  if (saysDiskIsFull(stderr)) throw new Obstacle("more disk space to compile in");
  const line = firstLine(stderr, /error/i) ?? `status ${status}`;
  throw new Obstacle(`a compiler that can build the addon, and ${compiler} says: ${line}`);
}

/** Starts the addon in a process of its own: a library that this machine cannot run may abort. */
export async function proveAddon(folder: string): Promise<void> {
  const { status, stdout, stderr } = await runProgram(
    process.execPath,
    ["--print", "require(process.argv[1]).TF_Version", addonFile(folder)],
    { env: { TF_CPP_MIN_LOG_LEVEL: "2", NODE_OPTIONS: "" } },
  );
  if (status === 0 && stdout.trim() !== "") return;
  const line = firstLine(stderr) ?? `status ${status}`;
  throw new Obstacle(`a machine that libtensorflow runs on, and its first start ended with: ${line}`);
}

/** Libraries are found from the addon's own place, so the folder may be moved. */
function linking(): string[] {
  return process.platform === "darwin"
    ? ["-bundle", "-undefined", "dynamic_lookup", "-Wl,-rpath,@loader_path/tensorflow"]
    : ["-shared", "-Wl,-rpath,$ORIGIN/tensorflow"];
}
