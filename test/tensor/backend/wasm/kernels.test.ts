import fc from "fast-check";
import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Engine, openEngine } from "../../../../src/tensor/engine.ts";

let engines: Engine[];
beforeAll(async () => {
  engines = [await openEngine("cpu"), await openEngine("wasm")];
});
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

const single = { exp: tf.exp, erf: tf.erf, sqrt: tf.sqrt, square: tf.square };
const pairwise = {
  add: tf.add,
  sub: tf.sub,
  mul: tf.mul,
  div: tf.div,
  minimum: tf.minimum,
  maximum: tf.maximum,
};

type Op = () => tf.Tensor | tf.Tensor[];

/** Runs an operation on the wasm engine and compares with tfjs's plain JavaScript. */
async function expectSame(op: Op, tolerance = 0, reference = op): Promise<void> {
  const [actual, expected] = [await results("wasm", op), await results("cpu", reference)];
  expect(actual.map(({ shape, dtype }) => [shape, dtype])).toEqual(
    expected.map(({ shape, dtype }) => [shape, dtype]),
  );
  for (const [index, { values }] of expected.entries())
    for (const [place, value] of values.entries()) {
      const own = actual[index]?.values[place];
      const isSame = Object.is(own, value) || own === value;
      const error = Math.abs(Number(own) - Number(value)) / Math.max(1, Math.abs(Number(value)));
      if (!isSame && !(error <= tolerance)) expect.fail(`${own} for ${value} at ${place} of ${index}`);
    }
}

async function results(backend: string, op: Op) {
  await tf.setBackend(backend);
  const before = [tf.memory().numTensors, tf.memory().numDataBuffers];
  const tensors = tf.tidy(() => [op()].flat());
  const read = tensors.map((tensor) => ({
    shape: tensor.shape,
    dtype: tensor.dtype,
    values: [...(tensor.dataSync() as Iterable<unknown>)],
  }));
  tf.dispose(tensors);
  expect([tf.memory().numTensors, tf.memory().numDataBuffers]).toEqual(before);
  return read;
}

/** Numbers that differ from place to place. */
function numbers(size: number, seed: number): Float32Array {
  return Float32Array.from(
    { length: size },
    (_, index) => (((index + 1) * 7919 + seed * 104729) % 2003) / 500 - 2,
  );
}

function tensor(shape: readonly number[], seed = 1, dtype: tf.DataType = "float32"): tf.Tensor {
  const values = numbers(tf.util.sizeFromShape([...shape]), seed);
  if (dtype === "string") return tf.tensor([...values].map(String), [...shape], dtype);
  return tf.tensor(dtype === "bool" ? values.map((value) => Number(value > 0)) : values, [...shape], dtype);
}

const sizes = (maximum: number, rank: { minLength?: number; maxLength: number }) =>
  fc.array(fc.integer({ min: 0, max: maximum }), rank);
const dtypes = fc.constantFrom<tf.DataType[]>("float32", "int32", "bool");
const check = (property: fc.IAsyncProperty<never>) => fc.assert(property, { numRuns: 150 });
const property = fc.asyncProperty as never as <T extends unknown[]>(
  ...parts: [...{ [K in keyof T]: fc.Arbitrary<T[K]> }, (...values: T) => Promise<void>]
) => fc.IAsyncProperty<never>;

/** A shape and one that broadcasts with it. */
const broadcastPair = pairOf(sizes(7, { maxLength: 4 }));

function pairOf(shapes: fc.Arbitrary<number[]>) {
  return shapes.chain((shape) =>
    fc
      .tuple(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), fc.nat(shape.length), fc.boolean())
      .map(([ones, dropped, isSwapped]) => {
        const other = shape.map((size, axis) => (ones[axis] ? 1 : size)).slice(dropped);
        return isSwapped ? [other, shape] : [shape, other];
      }),
  );
}

describe("wasm kernels agree with plain JavaScript", () => {
  it("matMul, with any transposition and batch", () =>
    check(
      property(
        pairOf(fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 4 })),
        fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40)),
        fc.boolean(),
        fc.boolean(),
        async ([outerA = [], outerB = []], [rows, depth, columns], transposeA, transposeB) => {
          const a = [...outerA, ...(transposeA ? [depth, rows] : [rows, depth])];
          const b = [...outerB, ...(transposeB ? [columns, depth] : [depth, columns])];
          const [left, right] = [() => tensor(a, 1), () => tensor(b, 2)];
          const outer = tf.backend_util.assertAndGetBroadcastShape(outerA, outerB);
          const spread = (x: tf.Tensor) => tf.broadcastTo(x, [...outer, ...x.shape.slice(-2)]);
          await expectSame(
            () => tf.matMul(left(), right(), transposeA, transposeB),
            1e-5,
            () => tf.matMul(spread(left()), spread(right()), transposeA, transposeB), // tfjs mixes up batches it has to spread itself
          );
        },
      ),
    ));

  it.each([false, true])("matMul of more than one block, transposed: %s", (transposed) =>
    expectSame(() => {
      const [a, b] = [tensor([131, 521], 1), tensor([521, 67], 2)];
      return transposed ? tf.matMul(tf.transpose(a), tf.transpose(b), true, true) : tf.matMul(a, b);
    }, 1e-4),
  );

  it("transpose", () =>
    check(
      property(
        sizes(6, { maxLength: 6 }).chain((shape) =>
          fc.tuple(fc.constant(shape), fc.shuffledSubarray([...shape.keys()], { minLength: shape.length })),
        ),
        dtypes,
        ([shape, permutation], dtype) => expectSame(() => tf.transpose(tensor(shape, 1, dtype), permutation)),
      ),
    ));

  it("slice", () =>
    check(
      property(
        fc.array(
          fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5)).map(([begin, size, rest]) => ({ begin, size, rest })),
          { minLength: 1, maxLength: 5 },
        ),
        dtypes,
        (axes, dtype) =>
          expectSame(() => {
            const shape = axes.map(({ begin, size, rest }) => begin + size + rest);
            const [begin, size] = [axes.map((axis) => axis.begin), axes.map((axis) => axis.size)];
            return tf.slice(tensor(shape, 1, dtype), begin, size);
          }),
      ),
    ));

  it("split", () =>
    check(
      property(
        sizes(5, { maxLength: 4 }),
        fc.array(fc.nat(4), { minLength: 1, maxLength: 4 }),
        fc.nat(),
        (others, parts, place) =>
          expectSame(() => {
            const axis = place % (others.length + 1);
            const whole = parts.reduce((total, part) => total + part, 0);
            return tf.split(tensor(others.toSpliced(axis, 0, whole)), parts, axis);
          }),
      ),
    ));

  it("gather", () =>
    check(
      property(
        fc.integer({ min: 1, max: 9 }),
        sizes(5, { maxLength: 3 }),
        fc.array(fc.nat(8), { maxLength: 6 }),
        fc.constantFrom("float32" as const, "int32" as const),
        (rows, row, places, dtype) =>
          expectSame(() =>
            tf.gather(
              tensor([rows, ...row], 1, dtype),
              tf.tensor1d(
                places.map((place) => place % rows),
                "int32",
              ),
            ),
          ),
      ),
    ));

  it.each(Object.entries({ sum: tf.sum, mean: tf.mean, max: tf.max }))("%s over any axes", (name, op) =>
    check(
      property(sizes(9, { maxLength: 4 }), fc.nat(15), fc.boolean(), (shape, chosen, keepDims) =>
        expectSame(() => {
          const axes = [...shape.keys()].filter((axis) => (chosen >> axis) % 2 === 1);
          const filled = name === "sum" ? shape : shape.map((size) => size + 1);
          return op(tensor(filled), axes, keepDims);
        }, 1e-5),
      ),
    ),
  );

  it.each(Object.entries(pairwise))("%s of shapes that broadcast", (_, op) =>
    check(
      property(
        broadcastPair,
        fc.constantFrom("float32" as const, "int32" as const),
        ([a = [], b = []], dtype) =>
          expectSame(() => op(tensor(a, 1, dtype), tf.add(tensor(b, 2, dtype), 3)), 1e-6),
      ),
    ),
  );

  it.each(Object.entries(single))("%s", async (name, op) => {
    const reach = name === "exp" ? 120 : 6;
    for (const size of [0, 1, 3, 4, 7, 1000]) {
      const values = Float32Array.from({ length: size }, (_, index) => (2 * reach * index) / size - reach);
      await expectSame(() => op(tf.tensor1d(values)), 1e-6);
    }
  });

  it.each(Object.entries(single))("%s of what is no ordinary number", (_, op) =>
    expectSame(() => op(tf.tensor1d([NaN, Infinity, -Infinity, 0, -0, 1e-40, 3e38, -3e38])), 1e-6),
  );

  it.each(Object.entries(pairwise))("%s passes on NaN", (_, op) =>
    expectSame(() => op(tf.tensor1d([NaN, 1, NaN, 2, 3]), tf.tensor1d([1, NaN, NaN, 3, 2])), 1e-6),
  );

  it("softmax and logSoftmax", () =>
    check(
      property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }), (shape) =>
        expectSame(() => [tf.softmax(tensor(shape)), tf.logSoftmax(tensor(shape))], 1e-6),
      ),
    ));
});

describe("memory of the wasm engine", () => {
  it("a copy outlives its original, and what both share is freed with the last", async () => {
    await tf.setBackend("wasm");
    const buffers = tf.memory().numDataBuffers;
    const original = tensor([3, 4]);
    const values = [...original.dataSync()];
    const copy = tf.clone(original);
    original.dispose();
    const other = tensor([3, 4], 2);
    expect([...copy.dataSync()]).toEqual(values);
    tf.dispose([copy, other]);
    expect(tf.memory().numDataBuffers).toBe(buffers);
  });

  it("does not grow while the same work is repeated", async () => {
    await tf.setBackend("wasm");
    const work = () =>
      tf.tidy(() => {
        const [a, b] = [tensor([2, 300, 300], 1), tensor([2, 300, 300], 2)];
        const [left, right] = tf.split(tf.add(tf.matMul(a, b, false, true), tf.transpose(a, [0, 2, 1])), 2);
        return tf.sum(tf.exp(tf.sub(left as tf.Tensor, right as tf.Tensor)), 0).dispose();
      });
    const heapBytes = () =>
      (tf.backend() as unknown as { wasm: { HEAPU8: Uint8Array } }).wasm.HEAPU8.byteLength;
    work();
    const before = heapBytes();
    for (let time = 0; time < 20; time++) work();
    expect(heapBytes()).toBe(before);
  });

  it("refuses rows that a table does not have", async () => {
    await tf.setBackend("wasm");
    expect(() => tf.gather(tensor([3, 4]), tf.tensor1d([0, 3], "int32"))).toThrow("index value 3");
  });
});
