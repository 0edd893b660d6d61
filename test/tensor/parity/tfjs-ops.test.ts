import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { differentiableBy, computeBy, type Input, input, type Values } from "../ops/gradient-check.ts";
import * as reference from "../ops/reference.ts";
import { describeEachWay } from "./ways.ts";

type Case = [
  name: string,
  op: (...inputs: tf.Tensor[]) => tf.Tensor,
  reference: (...inputs: Values[]) => Values,
  ...inputs: Input[],
];

const at = (values: ArrayLike<number>, index: number) => values[index] ?? NaN;
const one = (values: Values) => at(values, 0);
const sum = (x: Values) => x.reduce((total, value) => total + value, 0);
const map = (change: (value: number) => number) => (x: Values) => x.map(change);
const zip = (change: (a: number, b: number) => number) => (a: Values, b: Values) =>
  a.map((value, index) => change(value, at(b, index % b.length)));
const rows = (x: Values, columns: number, map: (row: Values) => number) =>
  Float64Array.from({ length: x.length / columns }, (_, row) =>
    map(x.slice(row * columns, (row + 1) * columns)),
  );
const positive = (name: string, ...shape: number[]): Input => {
  const { values } = input(name, ...shape);
  return { shape, values: values.map((value) => Math.fround(Math.abs(value) + 0.2)) };
};

/** tfjs' own operations with tfjs' own gradients, as far as models, objectives and the optimizer use them. */
const cases: readonly Case[] = [
  ["add", (a, b) => tf.add(a, b), zip((a, b) => a + b), input("a", 4, 3), input("b", 4, 3)],
  ["add of a row", (a, b) => tf.add(a, b), zip((a, b) => a + b), input("a", 4, 3), input("b", 3)],
  ["sub of a row", (a, b) => tf.sub(a, b), zip((a, b) => a - b), input("a", 4, 3), input("b", 1, 3)],
  ["mul", (a, b) => tf.mul(a, b), zip((a, b) => a * b), input("a", 4, 3), input("b", 4, 3)],
  [
    "mul by a scalar",
    (a, b) => tf.mul(a, b),
    (a, b) => a.map((x) => x * one(b)),
    input("a", 4, 3),
    input("b"),
  ],
  ["mul by one", (a) => tf.mul(a, tf.ones([4, 3])), map((a) => a), input("a", 4, 3)],
  [
    "mul by ones that repeat it",
    (a) => tf.mul(a, tf.ones([4, 3])),
    (a) => Float64Array.from({ length: 12 }, (_, index) => at(a, index % 3)),
    input("a", 3),
  ],
  ["div", (a, b) => tf.div(a, b), zip((a, b) => a / b), input("a", 4, 3), positive("b", 4, 3)],
  ["neg", (a) => tf.neg(a), map((a) => -a), input("a", 5)],
  ["exp", (a) => tf.exp(a), map(Math.exp), input("a", 5)],
  ["sqrt", (a) => tf.sqrt(a), map(Math.sqrt), positive("a", 5)],
  ["rsqrt", (a) => tf.rsqrt(a), map((a) => a ** -0.5), positive("a", 5)],
  ["square", (a) => tf.square(a), map((a) => a * a), input("a", 5)],
  ["sigmoid", (a) => tf.sigmoid(a), map((a) => 1 / (1 + Math.exp(-a))), input("a", 5)],
  ["erf", (a) => tf.erf(a), map(reference.erf), input("a", 5)],
  ["pow", (a) => tf.pow(a, 3), map((a) => a ** 3), input("a", 5)],
  ["maximum", (a) => tf.maximum(a, 0.1), map((a) => Math.max(a, 0.1)), input("a", 9)],
  ["minimum", (a, b) => tf.minimum(a, b), zip(Math.min), input("a", 9), input("b", 9)],
  [
    "addN",
    (...x) => tf.addN(x),
    (a, b, c) => a.map((x, i) => x + at(b, i) + at(c, i)),
    input("a", 4),
    input("b", 4),
    input("c", 4),
  ],
  ["sum", (a) => tf.sum(a), (a) => Float64Array.of(sum(a)), input("a", 4, 3)],
  ["sum of rows", (a) => tf.sum(a, -1, true), (a) => rows(a, 3, sum), input("a", 4, 3)],
  ["sum of columns", (a) => tf.sum(a, 0), (a) => rows(reference.transpose(a, 3), 4, sum), input("a", 4, 3)],
  ["mean of rows", (a) => tf.mean(a, -1, true), (a) => rows(a, 3, (row) => sum(row) / 3), input("a", 4, 3)],
  ["reshape", (a) => tf.reshape(a, [2, 6]), map((a) => a), input("a", 4, 3)],
  ["expandDims, squeeze", (a) => tf.squeeze(tf.expandDims(a, 1)), map((a) => a), input("a", 4, 3)],
  ["transpose", (a) => tf.transpose(a), (a) => reference.transpose(a, 3), input("a", 4, 3)],
  [
    "transpose of three axes",
    (a) => tf.transpose(a, [2, 0, 1]),
    (a) => reference.transpose(a, 4), // [6, 4] to [4, 6], read as [2, 3, 4] to [4, 2, 3]
    input("a", 2, 3, 4),
  ],
  [
    "concat, of three",
    (a, b, c) => tf.concat([a, b, c], 0),
    (a, b, c) => Float64Array.of(...a, ...b, ...c),
    input("a", 2, 3),
    input("b", 1, 3),
    input("c", 2, 3),
  ],
  [
    "split, with all of its parts",
    (a) => tf.concat(tf.split(a, [1, 3, 2]).toReversed(), 0),
    (a) => Float64Array.of(...a.slice(4), ...a.slice(1, 4), ...a.slice(0, 1)),
    input("a", 6),
  ],
  [
    "split, with one of its parts",
    (a) => tf.split(a, [1, 3, 2])[1] as tf.Tensor,
    (a) => a.slice(1, 4),
    input("a", 6),
  ],
  ["softmax", (a) => tf.softmax(a), (a) => reference.mapRows(a, 3, reference.softmax), input("a", 4, 3)],
  [
    "logSoftmax",
    (a) => tf.logSoftmax(a),
    (a) => reference.mapRows(a, 3, (row) => reference.softmax(row).map(Math.log)),
    input("a", 4, 3),
  ],
  ...[false, true].flatMap((first) =>
    [false, true].map((second): Case => {
      const name = `matMul, first ${first ? "turned" : "plain"}, second ${second ? "turned" : "plain"}`;
      const [a, b] = [first ? [3, 4] : [4, 3], second ? [5, 3] : [3, 5]];
      return [
        name,
        (x, y) => tf.matMul(x, y, first, second),
        (x, y) =>
          reference.product(first ? reference.transpose(x, 4) : x, second ? reference.transpose(y, 3) : y, 3),
        input("a", ...a),
        input("b", ...b),
      ];
    }),
  ),
  [
    "gather and scatter of rows",
    (a) => tf.gather(a, tf.tensor1d([2, 0, 2], "int32")),
    (a) => Float64Array.of(...a.slice(6, 9), ...a.slice(0, 3), ...a.slice(6, 9)),
    input("a", 3, 3),
  ],
];

describeEachWay(({ engine, mode }) => {
  // wasm has no kernel for the gradient of tf.gather: embed, which models use, has its own
  const possible = cases.filter(([name]) => engine !== "wasm" || !name.startsWith("gather"));

  it.each(possible)("%s", (...[, op, reference, ...inputs]: Case) =>
    differentiableBy(mode)(op, reference, inputs),
  );

  it("where a text ends: equal, cast, argMax, range", () => {
    const tokens = { shape: [3, 4], data: Int32Array.of(1, 5, 2, 0, 1, 2, 0, 0, 1, 5, 6, 2) };
    const [places] = computeBy(mode, [tokens], (ids) => {
      const end = tf.argMax(tf.cast(tf.equal(ids, 2), "int32"), 1);
      return [tf.cast(tf.add(tf.range(0, ids.size, 4, "int32"), end), "float32")];
    });
    expect([...(places?.data ?? [])]).toEqual([2, 5, 11]);
  });

  it("minus infinity is weightless in a softmax", () => {
    const scores = { shape: [1, 3], data: Float32Array.of(0.5, -Infinity, 0.5) };
    const [weights] = computeBy(mode, [scores], (x) => [tf.softmax(x)]);
    expect([...(weights?.data ?? [])]).toEqual([0.5, 0, 0.5]);
  });
});
