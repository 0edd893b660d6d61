import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import type { KernelBackend } from "@tensorflow/tfjs-core";
import { addonFile, hasCuda, tfjsNodeFolder } from "../install/cache-folder.ts";
import type { Backend } from "./backend.ts";
import { gatherKernel } from "./gather-kernel.ts";
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

/** Starts libtensorflow from an installation's folder. */
export async function startNative(folder: string): Promise<Backend> {
  const tf = await loadTfjs();
  silenceTensorFlow();
  restoreRemovedUtilities();
  const addon = require(addonFile(folder)) as Addon;
  if (tf.findBackendFactory(tfjsName) === null) {
    const load = tfjsNodeLoader(tfjsNodeFolder(folder));
    const { NodeJSKernelBackend } = load("nodejs_kernel_backend") as KernelBackendModule;
    load("register_all_kernels");
    tf.unregisterKernel(gatherKernel.kernelName, tfjsName);
    tf.registerKernel(gatherKernel);
    tf.registerBackend(tfjsName, () => new NodeJSKernelBackend(addon, packageName));
  }
  return {
    tfjsName,
    version: `libtensorflow ${addon.TF_Version}${hasCuda(folder) ? ` ${deviceOf(addon)}` : ""}`,
    threads: Number(process.env["TF_NUM_INTRAOP_THREADS"]) || availableParallelism(),
  };
}

const deviceOf = (addon: Addon): string =>
  addon.isUsingGpuDevice() ? "on CUDA" : "for CUDA (no GPU device found, so it computes on the processor)";

/**
 * Its logs go straight to the terminal; what goes wrong also comes as an exception. The notice about
 * oneDNN heeds no log level: with oneDNN's kernels off, as they are by default on most processors,
 * it stays away and results do not depend on the processor's age. Multiplying is as fast either way.
 */
function silenceTensorFlow(): void {
  process.env["TF_CPP_MIN_LOG_LEVEL"] ??= "3";
  process.env["TF_ENABLE_ONEDNN_OPTS"] ??= "0";
  // With TensorFlow's generated matrix kernels, a signal that arrives during a product corrupts the heap
  // (seen with node --cpu-prof). Eigen's own kernels survive it.
  process.env["TENSORFLOW_USE_CUSTOM_CONTRACTION_KERNEL"] ??= "false";
}

/** tfjs-node calls `util.isNullOrUndefined` and `util.isArray`, deprecated aloud in Node 22 and going since Node 23. */
function restoreRemovedUtilities(): void {
  const util = require("node:util") as Record<string, unknown>;
  util["isNullOrUndefined"] = (value: unknown) => value === null || value === undefined;
  util["isArray"] = Array.isArray;
}
