import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { packageFolder } from "../../package-folder.ts";

/** The descriptor of a worker process on which its pulse goes to the main process. */
export const PULSE_DESCRIPTOR = 4;

/** Milliseconds between two beats. */
export const PULSE_INTERVAL = 1000;

/**
 * Starts a thread that writes to the main process at intervals, and ends this process once that fails: the main process
 * has ended then. A thread, since an evaluator may keep the event loop busy for ever.
 */
export function startPulse(): void {
  new Worker(join(packageFolder(), "dist", "bin", "pulse-thread.js")).unref();
}
