import { availableParallelism } from "node:os";
import type { Backend } from "./backend/backend.ts";
import { startCpu } from "./backend/cpu.ts";
import { loadTfjs } from "./backend/load-tfjs.ts";
import { startNative } from "./backend/native.ts";
import { startWasm } from "./backend/wasm.ts";
import type { Mode } from "./compile/execute/compiled-step.ts";
import { EspalierError } from "../espalier-error.ts";
import { engineCannotStart, nativeEngineNotInstalled, unknownEngine } from "./errors.ts";
import { engineCacheFolder, findInstallations } from "./install/cache-folder.ts";

/** The engines, fastest first. */
export const engineNames = ["native", "wasm", "cpu"] as const;

/** Name of an engine. All engines compute the same results up to rounding. */
export type EngineName = (typeof engineNames)[number];

/** The open engine of this process. */
export interface Engine {
  readonly name: EngineName;
  /** Reason for its selection, one sentence. */
  readonly reason: string;
  /** Library and version, such as `libtensorflow 2.21.0`. */
  readonly version: string;
  /** Number of threads. */
  readonly threads: number;
  /** Frees the engine's memory. Its tensors must not be used afterwards. */
  close(): Promise<void>;
}

/** Settings that determine the number of threads. The first native engine of a process fixes them. */
export interface EngineSettings {
  /** Number of processes that share this machine's threads. Default 1. */
  readonly workers?: number;
  /** Execution mode of steps. */
  readonly mode?: Mode | "auto";
}

/**
 * Opens an engine for all tfjs operations of this process.
 * @param requested engine, or `auto` for the fastest one that is installed and starts; nothing is downloaded
 * @throws EspalierError `ESPALIER_NATIVE_ENGINE_NOT_INSTALLED`, `ESPALIER_ENGINE_CANNOT_START`,
 * `ESPALIER_UNKNOWN_ENGINE`
 */
export async function openEngine(
  requested: EngineName | "auto",
  { workers = 1, mode = "auto" }: EngineSettings = {},
): Promise<Engine> {
  shareThreads(Math.max(1, Math.floor(availableParallelism() / workers)), mode);
  if (requested === "auto") return openFastest();
  if (!engineNames.includes(requested)) throw unknownEngine(requested);
  return open(requested, "It was requested by name.");
}

/**
 * Sets TensorFlow's thread counts; existing values take precedence. Two operations run in parallel, such as the
 * towers of a model: on 2 cores up to 25 % faster than two threads per operation. XLA runs one function with all
 * threads.
 */
function shareThreads(threads: number, mode: Mode | "auto"): void {
  const operations = mode === "xla" ? 1 : Math.min(2, threads);
  process.env["TF_NUM_INTRAOP_THREADS"] ??= String(Math.max(1, Math.floor(threads / operations)));
  process.env["TF_NUM_INTEROP_THREADS"] ??= String(operations);
}

async function openFastest(): Promise<Engine> {
  const misses: string[] = [];
  for (const name of engineNames) {
    try {
      const fastest = "It is the fastest engine of this machine.";
      return await open(name, misses.length === 0 ? fastest : misses.join(" "));
    } catch (error) {
      if (name === "cpu") throw error;
      misses.push((error as Error).message);
    }
  }
  throw unknownEngine("auto");
}

async function open(name: EngineName, reason: string): Promise<Engine> {
  const backend = await start(name);
  return {
    name,
    reason,
    version: backend.version,
    threads: backend.threads,
    close: () => close(backend.tfjsName),
  };
}

/** Frees the backend but keeps its factory, so that the engine can be reopened. */
async function close(tfjsName: string): Promise<void> {
  const tf = await loadTfjs();
  const factory = tf.findBackendFactory(tfjsName);
  if (factory === null) return;
  tf.removeBackend(tfjsName);
  tf.registerBackend(tfjsName, factory);
}

async function start(name: EngineName): Promise<Backend> {
  try {
    const backend = await starters[name]();
    const tf = await loadTfjs();
    if (!(await tf.setBackend(backend.tfjsName))) throw new Error("tfjs could not initialise it");
    return backend;
  } catch (error) {
    if (error instanceof EspalierError) throw error;
    throw engineCannotStart(name, error);
  }
}

const starters: Readonly<Record<EngineName, () => Promise<Backend>>> = {
  native: async () => {
    const [installation] = findInstallations();
    if (installation === undefined) throw nativeEngineNotInstalled(engineCacheFolder());
    return startNative(installation);
  },
  wasm: startWasm,
  cpu: startCpu,
};
