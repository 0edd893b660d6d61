import { EspalierError } from "../espalier-error.ts";
import { reasonOf } from "../reason-of.ts";

export function unknownEngine(name: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_UNKNOWN_ENGINE",
    message: `There is no engine "${name}".`,
    culprit: name,
    allowed: "auto, native, wasm, cpu",
    exitCode: 2,
  });
}

export function nativeEngineNotInstalled(cacheFolder: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NATIVE_ENGINE_NOT_INSTALLED",
    message: `The native engine is not installed in ${cacheFolder}.`,
    culprit: "native",
    allowed: "auto, wasm, cpu, which need no installation",
    remedy: "Install it with `espalier engine install`, or choose another engine.",
  });
}

export function engineCannotStart(name: string, cause: unknown): EspalierError {
  const reason = reasonOf(cause);
  return new EspalierError({
    code: "ESPALIER_ENGINE_CANNOT_START",
    message: `The ${name} engine cannot start: ${reason}`,
    culprit: name,
    allowed: "auto, native, wasm, cpu",
    remedy:
      name === "native"
        ? "Delete the engine's cache folder, shown by `espalier engine`, and install it again."
        : "Install the package's dependencies again with `npm ci`.",
    cause,
  });
}

export function tensorsLeaked(name: string, kept: number, left: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TENSORS_LEAKED",
    message: `${name} changed the number of tensors by ${left}.`,
    culprit: name,
    allowed: `a change of ${kept}`,
    remedy: "Dispose of unused tensors, or wrap its synchronous parts in tf.tidy.",
  });
}
