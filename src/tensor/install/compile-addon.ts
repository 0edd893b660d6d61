import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { addonSources, guardDefinitions, kernelFlags, terminalSource } from "./addon-sources.ts";
import { addonFile, type Installation, terminalFile, tfjsNodeFolder } from "./cache-folder.ts";
import { Obstacle, saysDiskIsFull } from "../../download/obstacle.ts";
import { firstLine, runProgram } from "../../download/run-program.ts";
import type { Distribution } from "./wheels.ts";

const nodeHeaders = createRequire(import.meta.url)("node-api-headers") as { readonly include_dir: string };

/**
 * Compiles tfjs-node's addon together with our sources, and our terminal addon.
 * @param downloads folder with libraries, headers and tfjs-node's sources
 * @param addons folder for the results, a sibling of `downloads`
 */
export async function compileAddons(
  compiler: string,
  { downloads, addons }: Installation,
  { libraries }: Distribution,
): Promise<void> {
  const binding = join(tfjsNodeFolder(downloads), "binding");
  await compile(compiler, terminalFile(addons), ["-DNODE_GYP_MODULE_NAME=terminal", terminalSource]);
  await compile(compiler, addonFile(addons), [
    ...linking(basename(downloads)),
    ...guardDefinitions,
    ...kernelFlags,
    `-I${join(downloads, "tensorflow", "include")}`,
    join(binding, "tfjs_backend.cc"),
    join(binding, "tfjs_binding.cc"),
    ...addonSources(),
    ...libraries.map((name) => join(downloads, "tensorflow", name)),
  ]);
}

async function compile(compiler: string, target: string, parts: readonly string[]): Promise<void> {
  const { status, stderr } = await runProgram(compiler, [
    ...["-std=c++17", "-O2", "-fPIC", "-w", "-DNAPI_VERSION=8", `-I${nodeHeaders.include_dir}`],
    ...(process.platform === "darwin" ? ["-bundle", "-undefined", "dynamic_lookup"] : ["-shared"]),
    ...parts,
    ...["-o", target],
  ]);
  if (status === 0) return;
  if (saysDiskIsFull(stderr)) throw new Obstacle("more disk space to compile in");
  const line = firstLine(stderr, /error/i) ?? `status ${status}`;
  throw new Obstacle(`a compiler that can build the addon, but ${compiler} says: ${line}`);
}

/** Starts the addon in a separate process, since an incompatible library may abort it. */
export async function proveAddon(addons: string): Promise<void> {
  const { status, stdout, stderr } = await runProgram(
    process.execPath,
    ["--print", "require(process.argv[1]).TF_Version", addonFile(addons)],
    { env: { TF_CPP_MIN_LOG_LEVEL: "2", NODE_OPTIONS: "" } },
  );
  if (status === 0 && stdout.trim() !== "") return;
  const line = firstLine(stderr) ?? `status ${status}`;
  throw new Obstacle(`a machine that can run libtensorflow, but its first start ended with: ${line}`);
}

/** Linker options: libraries are found relative to the addon, so that the cache can be moved. */
function linking(downloads: string): string[] {
  const origin = process.platform === "darwin" ? "@loader_path" : "$ORIGIN";
  return [`-Wl,-rpath,${origin}/../${downloads}/tensorflow`];
}
