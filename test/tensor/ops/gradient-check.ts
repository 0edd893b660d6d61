import { largestMagnitude } from "../../../src/tensor/largest-magnitude.ts";
import * as tf from "@tensorflow/tfjs-core";
import { expect } from "vitest";
import { type NdArray, Random, sizeOf } from "espalier";
import { compile } from "../../../src/tensor/compile/execute/compile.ts";
import type { Mode } from "../../../src/tensor/compile/execute/compiled-step.ts";
import type { BatchArray, Step } from "../../../src/tensor/compile/step.ts";

/** A float64 array in row-major order. */
export type Values = Float64Array;

/** An input that a gradient is wanted for. */
export interface Input {
  readonly shape: number[];
  readonly values: Values;
}

/** Standard normal values, the same for the same name. */
export function input(name: string, ...shape: number[]): Input {
  const values = Float64Array.from(new Random(name).normals(sizeOf(shape)), Math.fround);
  return { shape, values };
}

/** Holds an op against a reference; see `differentiableBy`. */
export type ExpectDifferentiable = (
  op: (...inputs: tf.Tensor[]) => tf.Tensor,
  reference: (...inputs: Values[]) => Values,
  inputs: readonly Input[],
  tolerance?: number,
) => void;

/**
 * Holds an op, and its gradient along a fixed direction of its result, against a float64 reference and that
 * reference's central differences.
 * @param mode how the engine that is open computes both
 */
export function differentiableBy(mode: Mode): ExpectDifferentiable {
  return (op, reference, inputs, tolerance = 2e-5) => {
    const expected = reference(...inputs.map(({ values }) => values));
    const direction = input("direction", expected.length).values;
    const along = (...xs: tf.Tensor[]) =>
      tf.sum(tf.mul(tf.reshape(op(...xs), [-1]), tf.tensor1d(Float32Array.from(direction)))) as tf.Scalar;
    const arrays = inputs.map(({ shape, values }) => ({ shape, data: Float32Array.from(values) }));
    const [value, ...gradients] = computeBy(mode, arrays, (...xs) => [op(...xs), ...tf.grads(along)(xs)]);
    expectClose(value?.data ?? [], expected, tolerance);
    for (const [index, { shape }] of inputs.entries()) {
      expect(gradients[index]?.shape).toEqual(shape);
      const slopes = differences(reference, inputs, index, direction);
      expectClose(gradients[index]?.data ?? [], slopes, tolerance);
    }
  };
}

/** What a function makes of arrays, on the engine that is open. */
export function computeBy(
  mode: Mode,
  inputs: readonly BatchArray[],
  compute: (...inputs: tf.Tensor[]) => readonly tf.Tensor[],
): readonly NdArray[] {
  const batch = Object.fromEntries(inputs.map((array, place) => [`input ${place}`, array]));
  const step: Step = (_, batch) => ({
    outputs: Object.fromEntries(compute(...Object.values(batch)).entries()),
  });
  const onFallback = (line: string) => expect.fail(line);
  const compiled = compile(step, { state: new Map(), batch, scalars: {} }, { mode, onFallback });
  try {
    expect(compiled.mode).toBe(mode);
    return Object.values(compiled.run(batch, {}));
  } finally {
    compiled.dispose();
  }
}

function expectClose(actual: ArrayLike<number>, expected: Values, tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  const scale = Math.max(1, largestMagnitude(expected));
  const worst = largestMagnitude(expected.map((value, index) => value - (actual[index] ?? NaN)));
  expect(worst / scale).toBeLessThan(tolerance);
}

function differences(
  reference: (...inputs: Values[]) => Values,
  inputs: readonly Input[],
  which: number,
  direction: Values,
): Values {
  const step = 1e-5;
  const at = (entry: number, change: number) => {
    const moved = inputs.map(({ values }) => Float64Array.from(values));
    const target = moved[which] as Values;
    target[entry] = (target[entry] as number) + change;
    return reference(...moved).reduce((sum, value, index) => sum + value * (direction[index] as number), 0);
  };
  return Float64Array.from(
    inputs[which]?.values ?? [],
    (_, entry) => (at(entry, step) - at(entry, -step)) / (2 * step),
  );
}
