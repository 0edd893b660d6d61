import * as tf from "@tensorflow/tfjs-core";
import type { TensorTree } from "espalier";
import { addPositions, embed } from "espalier/tensor";
import { parameter } from "espalier/transformer";

/** ids `[batch, context]` to `[batch * context, width]`. */
export function embedTexts(p: TensorTree, ids: tf.Tensor2D): tf.Tensor2D {
  const words = embed(tf.reshape(ids, [ids.size]), parameter(p, "token_embedding.weight"));
  return addPositions(words, parameter(p, "positional_embedding"));
}
