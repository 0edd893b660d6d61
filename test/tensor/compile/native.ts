import { afterAll, beforeAll, describe } from "vitest";
import { findNodeBackend, type NodeBackend } from "../../../src/tensor/backend/node-backend.ts";
import { type Engine, openEngine } from "../../../src/tensor/engine.ts";
import { hasNativeEngine } from "../../required.ts";

/** Describes what holds on the native engine, if this machine has it; the engine is open meanwhile. */
export function describeNative(name: string, tests: () => void): void {
  describe.skipIf(!hasNativeEngine())(`${name}`, () => {
    let engine: Engine;
    beforeAll(async () => void (engine = await openEngine("native")));
    afterAll(() => engine.close());
    tests();
  });
}

/** The native engine's backend, which has to be open. */
export function nodeBackend(): NodeBackend {
  const backend = findNodeBackend();
  if (backend === undefined) throw new Error("the native engine is not open");
  return backend;
}
