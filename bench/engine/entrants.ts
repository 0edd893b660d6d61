import { mkdtempSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { engineNames } from "../../src/tensor/engine.ts";
import { findInstallations } from "../../src/tensor/install/cache-folder.ts";
import type { Command } from "./contender.ts";
import { type Shape, shapeName } from "./shape.ts";

/** An entrant of the race at one shape. */
export interface Entrant {
  /** Name, such as `native graph`. */
  readonly name: string;
  readonly command: Command;
  /** Reason why it cannot take part. */
  readonly obstacle?: string;
}

/** PyTorch with defaults, the reference for all others. */
export const REFERENCE = "PyTorch eager";
/** PyTorch with the faster of its optimizers. */
export const FUSED_REFERENCE = "PyTorch eager, fused AdamW";
export const COMPILED_REFERENCE = "torch.compile, fused AdamW";

const PEERS = [
  ["eager", REFERENCE],
  ["fused", FUSED_REFERENCE],
  ["compile", COMPILED_REFERENCE],
] as const;

/** An engine in a mode, such as `native:graph`. @throws RangeError */
export function parseEngine(text: string): readonly [engine: string, mode: string] {
  const modes = ["eager", "graph", "xla"];
  const [engine = "", mode = "", ...rest] = text.split(":");
  const exists = engineNames.some((name) => name === engine) && modes.includes(mode) && rest.length === 0;
  if (!exists || (engine !== "native" && mode !== "eager"))
    throw new RangeError(
      `"${text}" is none of native:graph, native:xla, native:eager, wasm:eager, cpu:eager.`,
    );
  return [engine, mode];
}

/** Espalier's engine in a separate process. @param workers number of processes that share the machine */
export function engineEntrant(engine: string, mode: string, shape: Shape, workers = 1): Entrant {
  const parameters = ["dist/bench/clip-step.js", engine, mode, shapeName(shape), `${workers}`];
  const isMissing = engine === "native" && findInstallations().length === 0;
  return {
    name: `${engine} ${mode}`,
    command: { program: process.execPath, parameters },
    ...(isMissing ? { obstacle: "not installed (`espalier engine install`)" } : {}),
  };
}

/**
 * PyTorch with one thread per core.
 * @param python undefined without a Python
 * @param scratch cache folder of torch.compile, so that it starts empty
 */
export function peerEntrants(shape: Shape, python: string | undefined, scratch: string): Entrant[] {
  return PEERS.map(([mode, name]) => ({
    name,
    command: {
      program: python ?? "python3",
      parameters: ["-B", "bench/peers/clip_step.py", mode, shapeName(shape), `${availableParallelism()}`],
      environment: { TORCHINDUCTOR_CACHE_DIR: mkdtempSync(join(scratch, "torch-")) },
    },
    ...(python === undefined ? { obstacle: "not installed (`--peers`)" } : {}),
  }));
}
