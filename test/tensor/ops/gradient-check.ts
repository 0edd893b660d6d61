import * as tf from "@tensorflow/tfjs-core";
import { expect } from "vitest";
import { Random, sizeOf } from "espalier";

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

/**
 * Holds an op, and its gradient along a fixed direction of its result, against a float64 reference and that
 * reference's central differences.
 */
export async function expectDifferentiable(
  op: (...inputs: tf.Tensor[]) => tf.Tensor,
  reference: (...inputs: Values[]) => Values,
  inputs: readonly Input[],
  tolerance = 2e-5,
): Promise<void> {
  const expected = reference(...inputs.map(({ values }) => values));
  const direction = input("direction", expected.length).values;
  const tensors = inputs.map(({ shape, values }) => tf.tensor(Float32Array.from(values), shape));
  const value = await op(...tensors).data();
  expectClose(value, expected, tolerance);
  const along = (...xs: tf.Tensor[]) =>
    tf.sum(tf.mul(tf.reshape(op(...xs), [-1]), tf.tensor1d(Float32Array.from(direction)))) as tf.Scalar;
  const gradients = tf.grads(along)(tensors);
  for (const [index, gradient] of gradients.entries()) {
    expect(gradient.shape).toEqual(inputs[index]?.shape);
    expectClose(await gradient.data(), differences(reference, inputs, index, direction), tolerance);
  }
}

function expectClose(actual: ArrayLike<number>, expected: Values, tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  const scale = Math.max(1, ...expected.map(Math.abs));
  const worst = Math.max(...expected.map((value, index) => Math.abs(value - (actual[index] ?? NaN))));
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
