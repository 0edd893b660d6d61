import { createRequire } from "node:module";
import type * as tfjs from "@tensorflow/tfjs-core";

const require = createRequire(import.meta.url);

/**
 * Loads tfjs, on first use. The whole of `@tensorflow/tfjs` is needed: it registers the gradients,
 * which the core's build for Node leaves out.
 */
export async function loadTfjs(): Promise<typeof tfjs> {
  // An import would have Node look for the names in six large bundles first, which takes as long again.
  require("@tensorflow/tfjs");
  return import("@tensorflow/tfjs-core");
}
