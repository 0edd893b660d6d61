import { afterAll, beforeAll, describe } from "vitest";
import type { Mode } from "../../../src/tensor/compile/execute/compiled-step.ts";
import { type Engine, type EngineName, openEngine } from "../../../src/tensor/engine.ts";
import { hasNativeEngine } from "../../required.ts";

/** An engine and how it computes a step. */
export interface Way {
  readonly engine: EngineName;
  readonly mode: Mode;
}

/** All ways of computing a step on this machine. */
export const ways: readonly Way[] = [
  { engine: "cpu", mode: "eager" },
  { engine: "wasm", mode: "eager" },
  ...(hasNativeEngine()
    ? (["eager", "graph", "xla"] as const).map((mode) => ({ engine: "native", mode }) as const)
    : []),
];

/** Describes what holds for a step however it is computed; the engine is open meanwhile. */
export function describeEachWay(tests: (way: Way) => void): void {
  describe.each(ways)("on $engine, $mode", (way) => {
    let engine: Engine;
    beforeAll(async () => void (engine = await openEngine(way.engine)));
    afterAll(() => engine.close());
    tests(way);
  });
}
