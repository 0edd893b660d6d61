import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { crossEntropyLoss } from "../../../plugins/vision/cross-entropy-loss.ts";
import { computeBy, differentiableBy, input, type Values } from "../../tensor/ops/gradient-check.ts";
import { describeEachWay } from "../../tensor/parity/ways.ts";

const [batch, classes] = [4, 5];
const labels = [2, 0, 1, 2];

/** By loops, in float64. @param known number of classes that have arrived. */
function loss(logits: Values, known: number, smoothing: number): number {
  let total = 0;
  for (const [row, label] of labels.entries()) {
    const own = [...logits.slice(row * classes, row * classes + known)];
    const denominator = own.reduce((sum, logit) => sum + Math.exp(logit), 0);
    for (const [id, logit] of own.entries()) {
      const share = (id === label ? 1 - smoothing : 0) + smoothing / known;
      total -= (share * (logit - Math.log(denominator))) / batch;
    }
  }
  return total;
}

const targets = (known: number) => ({
  labels: tf.tensor1d(labels, "int32"),
  known: tf.tensor2d(
    Array.from({ length: batch * classes }, (_, place) => (place % classes < known ? 1 : 0)),
    [batch, classes],
  ),
});

describeEachWay(({ mode }) => {
  const expectDifferentiable = differentiableBy(mode);

  it.each([
    ["all classes known", 5, 0],
    ["reserved rows", 3, 0],
    ["label smoothing", 5, 0.2],
    ["label smoothing with reserved rows", 3, 0.2],
  ])("%s", (_, known, smoothing) =>
    expectDifferentiable(
      (logits) => crossEntropyLoss({ logits: logits! }, targets(known), smoothing),
      (logits) => Float64Array.of(loss(logits!, known, smoothing)),
      [input("logits", batch, classes)],
    ),
  );

  it("is the logarithm of the number of known classes for logits that are all alike", () => {
    const same = { shape: [batch, classes], data: new Float32Array(batch * classes).fill(7) };
    const [value] = computeBy(mode, [same], (logits) => [
      crossEntropyLoss({ logits: logits! }, targets(3), 0),
    ]);
    expect(value?.data[0]).toBeCloseTo(Math.log(3), 5);
  });

  it("moves no reserved row, however large its logits are", () => {
    const logits = { shape: [batch, classes], data: new Float32Array(batch * classes).fill(1000) };
    const [gradient] = computeBy(mode, [logits], (logits) => [
      tf.grad((x) => crossEntropyLoss({ logits: x }, targets(3), 0.1))(logits!),
    ]);
    const reserved = [...gradient!.data].filter((_, place) => place % classes >= 3);
    expect(reserved.every((value) => value === 0)).toBe(true);
    expect(gradient!.data.some((value) => value !== 0)).toBe(true);
  });
});
