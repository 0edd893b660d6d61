/**
 * Loads tfjs, on first use. The whole of `@tensorflow/tfjs` is needed: it registers the gradients,
 * which the core's build for Node leaves out.
 */
export async function loadTfjs(): Promise<typeof import("@tensorflow/tfjs-core")> {
  await import("@tensorflow/tfjs");
  return import("@tensorflow/tfjs-core");
}
