import { createRequire } from "node:module";
import type * as tfjs from "@tensorflow/tfjs-core";

const require = createRequire(import.meta.url);

/**
 * Loads tfjs on first use. The whole of `@tensorflow/tfjs` is needed, since the core's build for Node does not
 * register the gradients.
 */
export async function loadTfjs(): Promise<typeof tfjs> {
  // `import` takes twice as long: Node first scans six large bundles for export names.
  require("@tensorflow/tfjs");
  return import("@tensorflow/tfjs-core");
}
