import type { Backend } from "./backend.ts";
import { loadTfjs } from "./load-tfjs.ts";

/** Starts the pure JavaScript backend. */
export async function startCpu(): Promise<Backend> {
  const tf = await loadTfjs();
  const { MathBackendCPU, version_cpu } = await import("@tensorflow/tfjs-backend-cpu");
  await tf.setBackend("cpu");
  const backend = tf.backend();
  // Suppresses tfjs' advice to install tfjs-node, printed on first use.
  if (backend instanceof MathBackendCPU) Object.assign(backend, { firstUse: false });
  return { tfjsName: "cpu", version: `tfjs cpu ${version_cpu}`, threads: 1 };
}
