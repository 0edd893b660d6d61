import { createRequire } from "node:module";
import { dirname, sep } from "node:path";
import type { Backend } from "./backend.ts";
import { loadTfjs } from "./load-tfjs.ts";

const require = createRequire(import.meta.url);

/** Starts the WebAssembly backend on one thread, with SIMD if the processor has it. */
export async function startWasm(): Promise<Backend> {
  const tf = await loadTfjs();
  const wasm = await import("@tensorflow/tfjs-backend-wasm");
  wasm.setWasmPaths(dirname(require.resolve("@tensorflow/tfjs-backend-wasm")) + sep);
  await withoutNewListeners(async () => {
    await tf.setBackend("wasm");
  });
  const hasSimd = await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT");
  if (hasSimd) (await import("./wasm/replace-kernels.ts")).replaceKernels();
  return {
    tfjsName: "wasm",
    version: `tfjs wasm ${wasm.version_wasm}${hasSimd ? " simd" : ""}`,
    threads: 1,
  };
}

/** Removes Emscripten's handlers of uncaught exceptions. */
async function withoutNewListeners(start: () => Promise<void>): Promise<void> {
  const events = ["uncaughtException", "unhandledRejection"];
  const before = new Set(events.flatMap((event) => process.rawListeners(event)));
  await start();
  for (const event of events)
    for (const listener of process.rawListeners(event))
      if (!before.has(listener)) process.off(event, listener as () => void);
}
