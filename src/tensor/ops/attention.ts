import * as tf from "@tensorflow/tfjs-core";
import { differentiable } from "./custom-gradient.ts";
import { product } from "./product.ts";
import { softmaxGradient } from "./softmax.ts";

/** How the rows of a matrix divide into sequences and its columns into heads. */
export interface AttentionShape {
  /** Tokens of a sequence. */
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
  shape: AttentionShape,
  mask?: tf.Tensor2D,
): tf.Tensor2D {
  return differentiable([queryKeyValue], () => {
    const [rows, columns] = queryKeyValue.shape;
    const scale = (columns / 3 / shape.heads) ** -0.5;
    const [plain, key, value] = tf.unstack(splitHeads(queryKeyValue, 3, shape)); // [batch, heads, tokens, unit] each
    const query = tf.mul(plain as tf.Tensor, scale);
    const scores = product(query, key as tf.Tensor, { b: true }); // [batch, heads, tokens, tokens]
    const weights = tf.softmax(mask === undefined ? scores : tf.add(scores, mask));
    return {
      value: joinHeads(product(weights, value as tf.Tensor), [rows, columns / 3]),
      saved: [query, key as tf.Tensor, value as tf.Tensor, weights],
      gradients: (by, [query, key, value, weights]) => {
        const byResult = splitHeads(by, 1, shape);
        const byValue = product(weights, byResult, { a: true });
        const byScores = softmaxGradient(product(byResult, value, { b: true }), weights);
        const byQuery = tf.mul(product(byScores, key), scale);
        const byKey = product(byScores, query, { a: true });
        return [joinHeads(tf.stack([byQuery, byKey, byValue]), [rows, columns])];
      },
    };
  });
}

/** `[batch * tokens, parts * width]` to `[parts, batch, heads, tokens, unit]`, without the first axis for one part. */
function splitHeads(x: tf.Tensor2D, parts: 1 | 3, { tokens, heads }: AttentionShape): tf.Tensor {
  const [rows, columns] = x.shape;
  const unit = columns / parts / heads;
  if (parts === 1) return tf.transpose(tf.reshape(x, [rows / tokens, tokens, heads, unit]), [0, 2, 1, 3]);
  return tf.transpose(tf.reshape(x, [rows / tokens, tokens, parts, heads, unit]), [2, 0, 3, 1, 4]);
}

/** The inverse of `splitHeads`. */
function joinHeads(x: tf.Tensor, shape: [number, number]): tf.Tensor2D {
  return tf.reshape(tf.transpose(x, x.rank === 4 ? [0, 2, 1, 3] : [1, 3, 0, 2, 4]), shape);
}
