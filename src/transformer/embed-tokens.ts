import * as tf from "@tensorflow/tfjs-core";
import { addPositions } from "../tensor/ops/add-positions.ts";
import { embed } from "../tensor/ops/embed.ts";
import type { TensorTree } from "../tensor/parameter-tree.ts";
import { parameter } from "./transform.ts";

/**
 * Embeddings of tokens with learned positions, `token_embedding.weight` and `positional_embedding`.
 * @param ids `[batch, context]`, int32
 * @returns `[batch * context, width]`
 */
export function embedTokens(p: TensorTree, ids: tf.Tensor2D): tf.Tensor2D {
  const embedded = embed(tf.reshape(ids, [ids.size]), parameter(p, "token_embedding.weight"));
  return addPositions(embedded, parameter(p, "positional_embedding"));
}
