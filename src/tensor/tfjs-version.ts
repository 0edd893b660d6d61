import { createRequire } from "node:module";

/** Version of the TensorFlow.js that all engines share. */
export function tfjsVersion(): string {
  const require = createRequire(import.meta.url);
  return (require("@tensorflow/tfjs-core/package.json") as { readonly version: string }).version;
}
