import * as tf from "@tensorflow/tfjs-core";
import { fused } from "../compile/record/fused.ts";
import { differentiable } from "./custom-gradient.ts";
import { product } from "./product.ts";
import { softmaxGradient } from "./softmax.ts";

/** Division of a matrix's rows into sequences and of its columns into heads. */
export interface AttentionShape {
  /** Number of tokens per sequence. */
  readonly tokens: number;
  readonly heads: number;
}

/**
 * Scaled dot-product attention of all heads.
 * @param queryKeyValue `[batch * tokens, 3 * width]`: queries, keys and values side by side
 * @param mask `[tokens, tokens]`, added to the scores of each token (row); constant
 * @returns `[batch * tokens, width]`, the heads side by side
 */
export function attention(
  queryKeyValue: tf.Tensor2D,
  { tokens, heads }: AttentionShape,
  mask?: tf.Tensor2D,
): tf.Tensor2D {
  return differentiable([queryKeyValue], () => {
    const [rows, columns] = queryKeyValue.shape;
    const scale = (columns / 3 / heads) ** -0.5;
    const parts = tf.split(splitHeads(queryKeyValue, { tokens, heads: 3 * heads }), 3, 1);
    const [plain, key, value] = parts as [tf.Tensor4D, tf.Tensor4D, tf.Tensor4D]; // [batch, heads, tokens, unit] each
    const query = tf.mul(plain, scale);
    const seen = mask ?? tf.zeros([tokens, tokens]);
    const [result, weights] = fused(
      "EspalierAttention",
      [queryKeyValue, seen],
      () => {
        const scores = product(query, key, { b: true }); // [batch, heads, tokens, tokens]
        const weights = tf.softmax(mask === undefined ? scores : tf.add(scores, mask));
        return [joinHeads(product(weights, value), [rows, columns / 3]), weights];
      },
      { tokens, heads },
    );
    return {
      value: result,
      saved: [queryKeyValue, query, key, value, weights],
      gradients: (by, [queryKeyValue, query, key, value, weights]) => [
        ...fused(
          "EspalierAttentionGradient",
          [by, queryKeyValue, weights],
          () => {
            const byResult = splitHeads(by, { tokens, heads });
            const byValue = product(weights, byResult, { a: true });
            const byScores = softmaxGradient(product(byResult, value, { b: true }), weights);
            const byQuery = tf.mul(product(byScores, key), scale);
            const byKey = product(byScores, query, { a: true });
            return [joinHeads(tf.concat([byQuery, byKey, byValue], 1), [rows, columns])];
          },
          { tokens, heads },
        ),
      ],
    };
  });
}

/** `[batch * tokens, width]` to `[batch, heads, tokens, unit]`. */
function splitHeads(x: tf.Tensor2D, { tokens, heads }: AttentionShape): tf.Tensor {
  const [rows, width] = x.shape;
  return tf.transpose(tf.reshape(x, [rows / tokens, tokens, heads, width / heads]), [0, 2, 1, 3]);
}

/** The inverse of `splitHeads`. */
function joinHeads(x: tf.Tensor, shape: [number, number]): tf.Tensor2D {
  return tf.reshape(tf.transpose(x, [0, 2, 1, 3]), shape);
}
