import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { describeStep } from "../../../src/tensor/compile/execute/describe-step.ts";
import type { FusedOp } from "../../../src/tensor/compile/record/fused.ts";
import { largestMagnitude } from "../../../src/tensor/largest-magnitude.ts";
import type { BatchArray } from "../../../src/tensor/compile/step.ts";
import { hasNativeEngine } from "../../required.ts";
import { attention } from "../../../src/tensor/ops/attention.ts";
import { gelu } from "../../../src/tensor/ops/gelu.ts";
import { layerNorm } from "../../../src/tensor/ops/layer-norm.ts";
import { scriptsIn } from "../child-process.ts";
import { computeBy, input } from "../ops/gradient-check.ts";
import { describeNative } from "./native.ts";

type Compute = (...inputs: tf.Tensor[]) => tf.Tensor;

const normal = (name: string, ...shape: number[]): BatchArray => {
  const { values } = input(name, ...shape);
  return { shape, data: Float32Array.from(values) };
};

/** A value and its gradients by kernels of our own, against the same by tfjs' operations. */
function sameAsEager(ops: readonly FusedOp[], compute: Compute, inputs: readonly BatchArray[]): void {
  const all = (...xs: tf.Tensor[]) => {
    const along = (...xs: tf.Tensor[]) => tf.sum(tf.square(tf.add(compute(...xs), 1))) as tf.Scalar;
    return [compute(...xs), ...tf.grads(along)(xs)];
  };
  const batch = Object.fromEntries(inputs.map((array, place) => [`x${place}`, array]));
  const { simplified } = describeStep(
    (_, batch) => ({ outputs: Object.fromEntries(all(...Object.values(batch)).entries()) }),
    { state: new Map(), batch, scalars: {} },
  );
  for (const op of ops) expect(simplified).toContain(` ${op}(`);
  const [graph, eager] = (["graph", "eager"] as const).map((mode) => computeBy(mode, inputs, all));
  for (const [place, { shape, data }] of (graph ?? []).entries()) {
    const expected = eager?.[place]?.data ?? [];
    expect(shape).toEqual(eager?.[place]?.shape);
    const difference = largestMagnitude(data.map((value, at) => value - (expected[at] ?? NaN)));
    expect(difference / Math.max(1, largestMagnitude(expected))).toBeLessThan(1e-5);
  }
}

describeNative("kernels of our own compute what tfjs' operations do", () => {
  test("GELU, from one number to many, for small and large ones", () => {
    const sizes = fc.record({
      rows: fc.integer({ min: 1, max: 90 }),
      width: fc.integer({ min: 1, max: 400 }),
    });
    fc.assert(
      fc.property(sizes, ({ rows, width }) => {
        const x = normal("x", rows, width);
        const scaled = { ...x, data: x.data.map((value, at) => value * 4 ** ((at % 6) - 3)) };
        sameAsEager(["EspalierGelu", "EspalierGeluGradient"], gelu, [scaled]);
      }),
      { numRuns: 20 },
    );
  });

  test("GELU at its ends: far from zero, zero, and what has become no number", () => {
    const data = Float32Array.of(-1e30, -40, 0, 40, 1e30);
    const [value, lost] = computeBy("graph", [{ shape: [5], data }], (x) => [gelu(x), gelu(tf.log(x))]);
    const expected = [0, 0, 0, 40, Math.fround(1e30)];
    value?.data.forEach((number, at) => expect(number).toBeCloseTo(expected[at] as number, 30));
    expect([...(lost?.data ?? [])].slice(0, 2)).toEqual([NaN, NaN]);
  });

  test("LayerNorm of rows of any number and width", () => {
    const sizes = fc.record({
      rows: fc.integer({ min: 1, max: 200 }),
      width: fc.integer({ min: 2, max: 130 }),
    });
    fc.assert(
      fc.property(sizes, ({ rows, width }) =>
        sameAsEager(
          ["EspalierLayerNorm", "EspalierLayerNormGradient"],
          (x, gain, shift) =>
            layerNorm(x as tf.Tensor2D, gain as tf.Tensor1D, shift as tf.Tensor1D, tf.scalar(1e-3)),
          [normal("x", rows, width), normal("gain", width), normal("shift", width)],
        ),
      ),
      { numRuns: 20 },
    );
  });

  test("attention of any numbers of sequences, tokens, heads and units, with and without a mask", () => {
    const sizes = fc.record({
      sequences: fc.integer({ min: 1, max: 4 }),
      tokens: fc.integer({ min: 1, max: 40 }),
      heads: fc.integer({ min: 1, max: 4 }),
      unit: fc.integer({ min: 1, max: 70 }),
      causal: fc.boolean(),
    });
    fc.assert(
      fc.property(sizes, ({ sequences, tokens, heads, unit, causal }) =>
        sameAsEager(
          ["EspalierAttention", "EspalierAttentionGradient"],
          (x) => {
            const future = tf.linalg.bandPart(tf.ones([tokens, tokens]), 0, -1);
            const mask = tf.mul(tf.sub(future, tf.eye(tokens)), -1e9) as tf.Tensor2D;
            return attention(x as tf.Tensor2D, { tokens, heads }, causal ? mask : undefined);
          },
          [normal("x", sequences * tokens, 3 * heads * unit)],
        ),
      ),
      { numRuns: 30 },
    );
  });
});

const run = scriptsIn("tensor");

test.skipIf(!hasNativeEngine())(
  "their results are bit for bit the same on any number of threads",
  async () => {
    const outcomes = await Promise.all(
      ["1", "4"].map((threads) =>
        run(
          `import { openEngine } from "./engine.js";
         import { compile } from "./compile/execute/compile.js";
         import { attention } from "./ops/attention.js";
         import { layerNorm } from "./ops/layer-norm.js";
         import * as tf from "@tensorflow/tfjs-core";
         import { createHash } from "node:crypto";
         await openEngine("native");
         const step = (_, { x, gain }) => {
           const loss = (x, gain) => tf.sum(tf.square(attention(layerNorm(x, gain, gain, tf.scalar(1e-5)), { tokens: 10, heads: 2 })));
           const [byX, byGain] = tf.grads(loss)([x, gain]);
           return { outputs: { byX, byGain } };
         };
         const numbers = (count) => Float32Array.from({ length: count }, (_, at) => Math.sin(at * at));
         const batch = { x: { shape: [500, 48], data: numbers(500 * 48) }, gain: { shape: [48], data: numbers(48) } };
         const compiled = compile(step, { state: new Map(), batch, scalars: {} }, { mode: "graph" });
         for (let run = 0; run < 3; run++) {
           const hash = createHash("sha256");
           for (const { data } of Object.values(compiled.run(batch, {}))) hash.update(data);
           console.log(compiled.mode, hash.digest("hex"));
         }`,
          { TF_NUM_INTRAOP_THREADS: threads },
        ),
      ),
    );
    const lines = outcomes.flatMap(({ stdout }) => stdout.trim().split("\n"));
    expect(lines).toHaveLength(6);
    expect(lines[0]).toMatch(/^graph [0-9a-f]{64}$/);
    expect(new Set(lines).size).toBe(1);
  },
);
