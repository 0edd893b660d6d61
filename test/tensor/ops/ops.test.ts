import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import {
  addPositions,
  attention,
  embed,
  gelu,
  l2Normalise,
  layerNorm,
  linear,
  linearOfData,
  matMul,
  patches,
  quickGelu,
  softmax,
} from "espalier/tensor";
import { describeEachWay } from "../parity/ways.ts";
import { computeBy, differentiableBy, input, type Values } from "./gradient-check.ts";
import * as reference from "./reference.ts";

const sum = (x: Values) => x.reduce((total, value) => total + value, 0);
const addRow = (x: Values, row: Values) => x.map((value, index) => value + (row[index % row.length] ?? NaN));
const causal = () => tf.tensor2d([0, -Infinity, -Infinity, 0, 0, -Infinity, 0, 0, 0], [3, 3]);

describeEachWay(({ mode }) => {
  const expectDifferentiable = differentiableBy(mode);

  it("linear", () =>
    expectDifferentiable(
      (x, weight, bias) => linear(x as tf.Tensor2D, weight as tf.Tensor2D, bias as tf.Tensor1D),
      (x, weight, bias) => addRow(reference.product(x, reference.transpose(weight, 3), 3), bias),
      [input("x", 5, 3), input("weight", 4, 3), input("bias", 4)],
    ));

  it("linearOfData", () =>
    expectDifferentiable(
      (weight) =>
        linearOfData(tf.tensor2d(Float32Array.from(input("x", 5, 3).values), [5, 3]), weight as tf.Tensor2D),
      (weight) => reference.product(input("x", 5, 3).values, reference.transpose(weight, 3), 3),
      [input("weight", 4, 3)],
    ));

  it("matMul", () =>
    expectDifferentiable(matMul, (a, b) => reference.product(a, b, 3), [input("a", 5, 3), input("b", 3, 4)]));

  it("matMul of batches", () =>
    expectDifferentiable(
      matMul,
      (a, b) =>
        Float64Array.from(
          [0, 1].flatMap((part) => [
            ...reference.product(a.slice(part * 15, part * 15 + 15), b.slice(part * 12, part * 12 + 12), 3),
          ]),
        ),
      [input("a", 2, 5, 3), input("b", 2, 3, 4)],
    ));

  it("layerNorm, with a large epsilon", () =>
    expectDifferentiable(
      (x, gain, shift) =>
        layerNorm(x as tf.Tensor2D, gain as tf.Tensor1D, shift as tf.Tensor1D, tf.scalar(0.25)),
      (x, gain, shift) =>
        reference.mapRows(x, 6, (row) => {
          const mean = sum(row) / 6;
          const deviation = Math.sqrt(sum(row.map((value) => (value - mean) ** 2)) / 6 + 0.25);
          return row.map((value, k) => ((value - mean) / deviation) * (gain[k] ?? NaN) + (shift[k] ?? NaN));
        }),
      [input("x", 4, 6), input("gain", 6), input("shift", 6)],
    ));

  it("gelu", () =>
    expectDifferentiable(
      gelu,
      (x) => x.map((value) => (value / 2) * (1 + reference.erf(value * Math.SQRT1_2))),
      [input("x", 40)],
      1e-6,
    ));

  it("quickGelu", () =>
    expectDifferentiable(quickGelu, (x) => x.map((value) => value / (1 + Math.exp(-1.702 * value))), [
      input("x", 40),
    ]));

  it("softmax", () =>
    expectDifferentiable(
      (x) => softmax(x),
      (x) => reference.mapRows(x, 6, reference.softmax),
      [input("x", 2, 2, 6)],
    ));

  it("softmax with a mask", () =>
    expectDifferentiable(
      (x) => softmax(x, causal()),
      (x) =>
        Float64Array.from({ length: 18 }, (_, index) => {
          const [row, column] = [Math.floor(index / 3), index % 3];
          return reference.softmax(x.slice(row * 3, row * 3 + 1 + (row % 3)))[column] ?? 0;
        }),
      [input("x", 2, 3, 3)],
    ));

  it.each([false, true])("attention, causal: %s", (masked) =>
    expectDifferentiable(
      (x) => attention(x as tf.Tensor2D, { tokens: 3, heads: 2 }, masked ? causal() : undefined),
      (x) => reference.mapRows(x, 36, (sequence) => reference.attention(sequence, 3, 2, masked)),
      [input("queryKeyValue", 6, 12)],
    ),
  );

  it("l2Normalise", () =>
    expectDifferentiable(
      (x) => l2Normalise(x as tf.Tensor2D),
      (x) => reference.mapRows(x, 5, (row) => row.map((value) => value / Math.hypot(...row))),
      [input("x", 4, 5)],
    ));

  it("l2Normalise of zeros is zeros", () => {
    const zeros = { shape: [1, 3], data: new Float32Array(3) };
    const [value] = computeBy(mode, [zeros], (x) => [l2Normalise(x as tf.Tensor2D)]);
    expect([...(value?.data ?? [])]).toEqual([0, 0, 0]);
  });

  it("embed adds up the gradients of an id that comes twice", () =>
    expectDifferentiable(
      (table) => embed(tf.tensor1d([3, 1, 3, 0], "int32"), table as tf.Tensor2D),
      (table) => Float64Array.from([3, 1, 3, 0].flatMap((id) => [...table.slice(id * 2, id * 2 + 2)])),
      [input("table", 5, 2)],
    ));

  it("addPositions", () =>
    expectDifferentiable(
      (x, positions) => addPositions(x as tf.Tensor2D, positions as tf.Tensor2D),
      (x, positions) => addRow(x, positions),
      [input("x", 6, 4), input("positions", 3, 4)],
    ));

  it("patches are in order of channel, row, column", () => {
    const data = Float32Array.from(Array(48).keys()); // pixel 4 * row + column, times 3, plus channel
    const [cut] = computeBy(mode, [{ shape: [1, 4, 4, 3], data }], (x) => [patches(x as tf.Tensor4D, 2)]);
    expect(cut?.shape).toEqual([1, 4, 12]);
    const second = [...(cut?.data ?? [])].slice(12, 24);
    expect(second).toEqual([6, 9, 18, 21, 7, 10, 19, 22, 8, 11, 20, 23]);
  });
});
