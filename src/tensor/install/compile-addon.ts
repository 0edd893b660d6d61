import { join } from "node:path";
import { addonFile } from "./cache-folder.ts";
import { Obstacle } from "./obstacle.ts";
import type { Prerequisites } from "./prerequisites.ts";
import { runProgram } from "./run-program.ts";

/** Compiles tfjs-node's addon against the libraries and headers unpacked in `folder`. */
export async function compileAddon(tools: Prerequisites, folder: string): Promise<void> {
  const binding = join(tools.tfjsNodeFolder, "binding");
  const { status, stderr } = await runProgram(tools.compiler, [
    ...["-std=c++17", "-O2", "-fPIC", "-w", "-DNAPI_VERSION=8"],
    ...linking(),
    `-I${join(folder, "tensorflow", "include")}`,
    `-I${join(tools.nodeHeadersFolder, "include")}`,
    join(binding, "tfjs_backend.cc"),
    join(binding, "tfjs_binding.cc"),
    ...tools.distribution.libraries.map((name) => join(folder, "tensorflow", name)),
    ...["-o", addonFile(folder)],
  ]);
  if (status === 0) return;
  if (/No space left/i.test(stderr)) throw new Obstacle("more disk space to compile in");
  const line = stderr.split("\n").find((text) => /error/i.test(text)) ?? `status ${status}`;
  throw new Obstacle(`a compiler that can build the addon, and ${tools.compiler} says: ${line.trim()}`);
}

/** Starts the addon in a process of its own: a library that this machine cannot run may abort. */
export async function proveAddon(folder: string): Promise<void> {
  const { status, stdout, stderr } = await runProgram(
    process.execPath,
    ["--print", "require(process.argv[1]).TF_Version", addonFile(folder)],
    { env: { TF_CPP_MIN_LOG_LEVEL: "2", NODE_OPTIONS: "" } },
  );
  if (status === 0 && stdout.trim() !== "") return;
  const line = stderr.split("\n").find((text) => text.trim() !== "") ?? `status ${status}`;
  throw new Obstacle(`a machine that libtensorflow runs on, and its first start ended with: ${line.trim()}`);
}

/** Libraries are found from the addon's own place, so the folder may be moved. */
function linking(): string[] {
  return process.platform === "darwin"
    ? ["-bundle", "-undefined", "dynamic_lookup", "-Wl,-rpath,@loader_path/tensorflow"]
    : ["-shared", "-Wl,-rpath,$ORIGIN/tensorflow"];
}
