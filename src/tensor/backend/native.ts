import { createRequire } from "node:module";
import type { KernelBackend } from "@tensorflow/tfjs-core";
import {
  addonFile,
  hasCuda,
  type Installation,
  terminalFile,
  tfjsNodeFolder,
} from "../install/cache-folder.ts";
import type { Backend } from "./backend.ts";
import { loadTfjs } from "./load-tfjs.ts";
import { tfjsNodeLoader } from "./tfjs-node-loader.ts";

const tfjsName = "tensorflow";
const packageName = "@tensorflow/tfjs-node-gpu";
const require = createRequire(import.meta.url);

interface Addon {
  readonly TF_Version: string;
  isUsingGpuDevice(): boolean;
}

interface KernelBackendModule {
  readonly NodeJSKernelBackend: new (addon: Addon, packageName: string) => KernelBackend;
}

/** Starts an installed libtensorflow. */
export async function startNative(installation: Installation): Promise<Backend> {
  const tf = await loadTfjs();
  prepareTensorFlow();
  restoreRemovedUtilities();
  const addon = requireUnheard(installation.addons);
  if (tf.findBackendFactory(tfjsName) === null) {
    const load = tfjsNodeLoader(tfjsNodeFolder(installation.downloads));
    const { NodeJSKernelBackend } = load("nodejs_kernel_backend") as KernelBackendModule;
    load("register_all_kernels");
    const { gatherKernel } = await import("./gather-kernel.ts");
    tf.unregisterKernel(gatherKernel.kernelName, tfjsName);
    tf.registerKernel(gatherKernel);
    tf.registerBackend(tfjsName, () => new NodeJSKernelBackend(addon, packageName));
  }
  return {
    tfjsName,
    version: `libtensorflow ${addon.TF_Version}${hasCuda(installation) ? ` ${deviceOf(addon)}` : ""}`,
    threads: Number(process.env["TF_NUM_INTRAOP_THREADS"]) * Number(process.env["TF_NUM_INTEROP_THREADS"]),
  };
}

const deviceOf = (addon: Addon): string =>
  addon.isUsingGpuDevice() ? "on CUDA" : "for CUDA (no GPU device found, so it computes on the processor)";

/**
 * Sets environment variables that TensorFlow reads when it is loaded. Its logs are silenced, since they bypass our
 * output and errors are also thrown as exceptions.
 */
function prepareTensorFlow(): void {
  process.env["TF_CPP_MIN_LOG_LEVEL"] ??= "3";
  // oneDNN multiplies 10 to 30 % faster than TensorFlow's own kernels.
  process.env["TF_ENABLE_ONEDNN_OPTS"] ??= "1";
}

/** Loads the addon with a muted terminal: oneDNN's announcement ignores the log level. */
function requireUnheard(addons: string): Addon {
  const terminal = require(terminalFile(addons)) as { mute(): void; unmute(): void };
  terminal.mute();
  try {
    return require(addonFile(addons)) as Addon;
  } finally {
    terminal.unmute();
  }
}

/**
 * Restores `util.isNullOrUndefined` and `util.isArray` for tfjs-node: deprecated with a warning in Node 22, removed
 * since Node 23.
 */
function restoreRemovedUtilities(): void {
  const util = require("node:util") as Record<string, unknown>;
  util["isNullOrUndefined"] = (value: unknown) => value === null || value === undefined;
  util["isArray"] = Array.isArray;
}
