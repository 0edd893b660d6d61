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

/** One of the ways of computing; all give the same results to rounding. */
export type EngineName = (typeof engineNames)[number];

/** The engine that tfjs computes with in this process. */
export interface Engine {
  readonly name: EngineName;
  /** Why this one: one sentence. */
  readonly reason: string;
  /** The library behind it, such as `libtensorflow 2.21.0`. */
  readonly version: string;
  /** Threads that it computes with. */
  readonly threads: number;
  /** Frees the engine's memory. Tensors that live on it must not be used any more. */
  close(): Promise<void>;
}

/** What the engine's threads follow from. They stay as they are from the first native engine of a process on. */
export interface EngineSettings {
  /** Processes that compute on this machine at once: each takes its share. Default 1. */
  readonly workers?: number;
  /** How steps will be computed. */
  readonly mode?: Mode | "auto";
}

/**
 * Makes an engine the one that tfjs computes with in this process.
 * @param requested `auto` picks the fastest one that is installed and starts; nothing is downloaded
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
  return open(requested, "It was asked for by name.");
}

/**
 * What TensorFlow goes by when it starts; whoever set it before knows better. A graph's two towers run at once, so two
 * operations share the threads: measured on 2 cores, up to a quarter faster than two threads an operation. XLA runs one
 * function, with all threads.
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

/** Frees the backend but keeps its factory, so that the engine can be opened again. */
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
