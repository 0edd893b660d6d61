import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { contrastiveLoss } from "../../../plugins/clip/contrastive-loss.ts";
import { computeBy, differentiableBy, input, type Values } from "../../tensor/ops/gradient-check.ts";
import { describeEachWay } from "../../tensor/parity/ways.ts";

const [batch, width] = [4, 3];
const diagonal = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
const groups = [1, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1]; // the first and the third are alike
const none = Array<number>(16).fill(0);
const generic = [0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]; // the second text is true of more pictures

/** By two loops over all pairs, in float64. */
function loss(image: Values, text: Values, scale: number, positives: number[], ambiguous: number[]): number {
  const at = (values: number[], i: number, j: number, turned: boolean) =>
    values[turned ? j * batch + i : i * batch + j] ?? NaN;
  const logit = (i: number, j: number) => {
    let sum = 0;
    for (let k = 0; k < width; k++) sum += (image[i * width + k] ?? NaN) * (text[j * width + k] ?? NaN);
    return scale * sum;
  };
  let total = 0;
  for (const turned of [false, true])
    for (let i = 0; i < batch; i++) {
      const row = [0, 1, 2, 3].map((j) => (turned ? logit(j, i) : logit(i, j)));
      const isPositive = (j: number) => at(positives, i, j, turned) === 1;
      const seen = row.filter((_, j) => isPositive(j) || at(ambiguous, i, j, turned) === 0);
      const denominator = seen.reduce((sum, value) => sum + Math.exp(value), 0);
      const wanted = row.filter((_, j) => isPositive(j));
      for (const value of wanted) total -= (value - Math.log(denominator)) / wanted.length / batch / 2;
    }
  return total;
}

const matrix = (values: number[]) => tf.tensor2d(values, [batch, batch]);

describeEachWay(({ mode }) => {
  const expectDifferentiable = differentiableBy(mode);

  it.each([
    ["InfoNCE, when every group has one member", diagonal, none],
    ["several positives", groups, none],
    ["ambiguous pairs", diagonal, generic],
    ["both", groups, generic],
    ["a row without positives", [...diagonal.slice(0, 15), 0], none],
  ])("%s", (_, positives, ambiguous) =>
    expectDifferentiable(
      (image, text, scale) =>
        contrastiveLoss(
          {
            image: image as tf.Tensor2D,
            text: text as tf.Tensor2D,
            scale: tf.reshape(scale as tf.Tensor, []) as tf.Scalar,
          },
          { positives: matrix(positives), ambiguous: matrix(ambiguous) },
        ),
      (image, text, scale) => Float64Array.of(loss(image, text, scale[0] ?? NaN, positives, ambiguous)),
      [input("image", batch, width), input("text", batch, width), input("scale", 1)],
    ),
  );

  it("is the logarithm of the batch for features that are all alike", () => {
    const same = { shape: [batch, width], data: new Float32Array(batch * width).fill(1) };
    const targets = () => ({ positives: matrix(diagonal), ambiguous: matrix(none) });
    const [value] = computeBy(mode, [same], (x) => {
      const features = { image: x as tf.Tensor2D, text: x as tf.Tensor2D, scale: tf.scalar(5) };
      return [contrastiveLoss(features, targets())];
    });
    expect(value?.data[0]).toBeCloseTo(Math.log(batch), 5);
  });
});
