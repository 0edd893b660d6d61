import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { byteMeasure } from "../../../plugins/language/byte-measure.ts";
import { nextTokenLoss } from "../../../plugins/language/next-token-loss.ts";
import { computeBy, differentiableBy, input, type Values } from "../../tensor/ops/gradient-check.ts";
import { describeEachWay } from "../../tensor/parity/ways.ts";

const [batch, context, tokens] = [2, 3, 5];
const next = [4, 0, 2, 1, 1, 3];

/** Position by position, in float64. */
function negativeLogarithm(logits: Values, position: number, token: number): number {
  const row = [...logits.subarray(position * tokens, (position + 1) * tokens)];
  const denominator = row.reduce((sum, value) => sum + Math.exp(value), 0);
  return Math.log(denominator) - row[token]!;
}

function loss(logits: Values, weights: readonly number[]): number {
  const count = weights.reduce((sum, weight) => sum + weight, 0);
  const total = next.reduce(
    (sum, token, position) => sum + weights[position]! * negativeLogarithm(logits, position, token),
    0,
  );
  return count === 0 ? 0 : total / count;
}

const targets = (weights: readonly number[]) => ({
  next: tf.tensor2d(next, [batch, context], "int32"),
  weights: tf.tensor2d([...weights], [batch, context]),
});

describeEachWay(({ mode }) => {
  const expectDifferentiable = differentiableBy(mode);

  it.each([
    ["every position", [1, 1, 1, 1, 1, 1]],
    ["without padding", [1, 1, 0, 1, 0, 0]],
    ["nothing but padding", [0, 0, 0, 0, 0, 0]],
  ])("mean cross-entropy of %s, in nats", (_, weights) =>
    expectDifferentiable(
      (logits) => nextTokenLoss({ logits: logits! }, targets(weights)),
      (logits) => Float64Array.of(loss(logits!, weights)),
      [input("logits", batch, context, tokens)],
    ),
  );

  it("bits and hits of a window's bytes, which are the tokens after the first", () => {
    const { shape, values } = input("logits", batch, context, tokens);
    const logits = { shape, data: Float32Array.from(values) };
    const ids = { shape: [batch, context], data: Int32Array.from([4, 1, 3, 4, 0, 2]) };
    const scored = [
      [0, 1],
      [1, 3],
      [3, 0],
      [4, 2],
    ] as const;
    const [bits, hits] = computeBy(mode, [logits, ids], (logits, tokens) => {
      const measured = byteMeasure.of({ logits: logits! }, { tokens: tokens! });
      return [measured["bits"]!, measured["hits"]!];
    });
    expect(bits!.shape).toEqual([batch, context - 1]);
    scored.forEach(([position, token], place) => {
      expect(bits!.data[place]).toBeCloseTo(negativeLogarithm(values, position, token) / Math.LN2, 4);
      const row = [...values.subarray(position * tokens, (position + 1) * tokens)];
      expect(hits!.data[place]).toBe(row[token] === Math.max(...row) ? 1 : 0);
    });
  });
});
