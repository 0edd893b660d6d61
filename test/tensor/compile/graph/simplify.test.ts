import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { describeStep } from "../../../../src/tensor/compile/execute/describe-step.ts";
import type { Sample, Step } from "../../../../src/tensor/compile/step.ts";
import { computeBy, input } from "../../ops/gradient-check.ts";
import { createTraining } from "../../parity/training-case.ts";
import { describeNative } from "../native.ts";

/** An operation of a random step: which one, on which of the tensors so far, and a number that it may use. */
interface Instruction {
  readonly op: keyof typeof operations;
  readonly first: number;
  readonly second: number;
  readonly choice: number;
}

/** Orders of so many axes, in turn. */
const permutation = (rank: number, choice: number): number[] => {
  const left = Array.from({ length: rank }, (_, axis) => axis);
  const axes: number[] = [];
  for (let rest = choice; left.length > 0; rest = Math.floor(rest / 2))
    axes.push(...left.splice(rest % left.length, 1));
  return axes;
};

const flat = (x: tf.Tensor) => tf.reshape(x, [-1]);
const asMatrix = (x: tf.Tensor) => tf.reshape(x, [6, 4]);

/** All take and give 24 numbers; what they give stays of the size of what they take. */
const operations = {
  reshape: (x: tf.Tensor, _: tf.Tensor, choice: number) =>
    tf.reshape(x, [[24], [6, 4], [2, 3, 4], [1, 24], [4, 1, 6], [2, 1, 3, 4]][choice % 6] as number[]),
  transpose: (x: tf.Tensor, _: tf.Tensor, choice: number) => tf.transpose(x, permutation(x.rank, choice)),
  add: (x: tf.Tensor, y: tf.Tensor) => tf.mul(tf.add(flat(x), flat(y)), 0.5),
  addSame: (x: tf.Tensor) => tf.sub(tf.add(x, x), x),
  addRow: (x: tf.Tensor, y: tf.Tensor) =>
    tf.mul(tf.add(asMatrix(x), tf.slice(flat(y), 0, 4)), tf.scalar(0.5)),
  timesOne: (x: tf.Tensor, _: tf.Tensor, choice: number) =>
    tf.mul(x, choice % 2 === 0 ? tf.onesLike(x) : tf.scalar(1)),
  cut: (x: tf.Tensor, _: tf.Tensor, choice: number) => {
    const size = 1 + (choice % 23);
    const [front, back] = tf.split(flat(x), [size, 24 - size]);
    return tf.concat([back as tf.Tensor, front as tf.Tensor]);
  },
  product: (x: tf.Tensor, y: tf.Tensor, choice: number) => {
    const [a, b] = [choice % 2 === 1, choice % 4 > 1];
    const left = tf.reshape(x, a ? [4, 6] : [6, 4]);
    const right = tf.reshape(tf.slice(flat(y), 0, 16), [4, 4]);
    return tf.mul(tf.matMul(left, right, a, b), 0.25);
  },
  productOfTurned: (x: tf.Tensor, y: tf.Tensor) => {
    const right = tf.reshape(tf.slice(flat(y), 0, 16), [4, 4]);
    const turned = tf.transpose(tf.transpose(asMatrix(x)));
    return tf.add(tf.mul(tf.matMul(turned, tf.transpose(right)), 0.2), tf.slice(flat(y), 4, 4));
  },
  batched: (x: tf.Tensor, y: tf.Tensor, choice: number) => {
    const [a, b] = [tf.reshape(x, [2, 3, 4]), tf.reshape(y, [2, 3, 4])];
    const squares =
      choice % 2 === 0 ? tf.matMul(a, b, false, true) : tf.matMul(a, tf.transpose(b, [0, 2, 1]));
    return tf.mul(tf.matMul(squares, a), 0.1); // [2, 3, 3] by [2, 3, 4]
  },
} as const;

const instruction: fc.Arbitrary<Instruction> = fc.record({
  op: fc.constantFrom(...(Object.keys(operations) as (keyof typeof operations)[])),
  first: fc.nat(),
  second: fc.nat(),
  choice: fc.nat(100),
});

function follow(instructions: readonly Instruction[], ...inputs: readonly tf.Tensor[]): tf.Tensor[] {
  const tensors = [...inputs];
  for (const { op, first, second, choice } of instructions) {
    const [x, y] = [first, second].map((index) => tensors[index % tensors.length]) as [tf.Tensor, tf.Tensor];
    tensors.push(operations[op](x, y, choice));
  }
  return tensors.slice(-3).map((tensor) => tf.add(tensor, 0));
}

const x: Sample = {
  state: new Map(),
  batch: { x: { shape: [2, 3, 4], data: new Float32Array(24) } },
  scalars: {},
};

/** What a step becomes, a line an operation. */
function simplified(compute: (x: tf.Tensor) => tf.Tensor): readonly string[] {
  const step: Step = (_, { x }) => ({ outputs: { y: compute(x as tf.Tensor) } });
  return describeStep(step, x).simplified.split("\n").slice(0, -1);
}

describeNative("a simpler graph", () => {
  test("gives the same numbers, for any reshapes, transposes, products and sums", () => {
    const inputs = ["a", "b", "c"].map((name) => {
      const { shape, values } = input(name, 2, 3, 4);
      return { shape, data: Float32Array.from(values) };
    });
    fc.assert(
      fc.property(fc.array(instruction, { minLength: 1, maxLength: 12 }), (instructions) => {
        const [graph, eager] = (["graph", "eager"] as const).map((mode) =>
          computeBy(mode, inputs, (...tensors) => follow(instructions, ...tensors)),
        );
        for (const [index, { shape, data }] of (graph ?? []).entries()) {
          expect(shape).toEqual(eager?.[index]?.shape);
          const expected = eager?.[index]?.data ?? [];
          data.forEach((value, place) => expect(value).toBeCloseTo(expected[place] as number, 4));
        }
      }),
      { numRuns: 60 },
    );
  });

  test("computes equal expressions once", () => {
    const lines = simplified((x) => tf.mul(tf.add(tf.exp(x), 2), tf.add(tf.exp(x), 2)));
    expect(lines).toHaveLength(3);
  });

  test("leaves out what nobody needs", () => {
    const lines = simplified((x) => {
      tf.sqrt(tf.exp(x));
      return tf.neg(x);
    });
    expect(lines).toHaveLength(1);
  });

  test("leaves out transposes and reshapes that cancel, and products with one", () => {
    const lines = simplified((x) => {
      const there = tf.reshape(tf.transpose(tf.mul(x, tf.scalar(1)), [2, 0, 1]), [4, 6]);
      return tf.neg(tf.transpose(tf.reshape(there, [4, 2, 3]), [1, 2, 0]));
    });
    expect(lines).toEqual([expect.stringMatching(/^%1 = Neg\(x\) \[2x3x4\]$/)]);
  });

  test("keeps a product by ones that repeats its factor", () => {
    const [value] = computeBy("graph", [{ shape: [2], data: Float32Array.of(1, 2) }], (x) => [
      tf.mul(x, tf.ones([2, 2])),
    ]);
    expect(value).toEqual({ shape: [2, 2], data: Float32Array.of(1, 2, 1, 2) });
  });

  test("a training step of CLIP, two layers a tower, keeps half of its operations", async () => {
    const { step, sample } = await createTraining({ architecture: { "image.depth": 2, "text.depth": 2 } });
    const { recorded, simplified } = describeStep(step, sample);
    const [before, after] = [recorded, simplified].map((text) => text.match(/^%/gm)?.length ?? 0);
    expect(before).toBeGreaterThan(1000);
    expect(after).toBeLessThan(850);
  });
});
