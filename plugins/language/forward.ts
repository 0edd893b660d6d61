import * as tf from "@tensorflow/tfjs-core";
import type { ForwardHook, TensorTree } from "espalier";
import { gelu, matMul } from "espalier/tensor";
import { asItIs, causalMask, embedTokens, norm, parameter, transform } from "espalier/transformer";
import type { LanguageShape } from "./shape.ts";
import { TOKENS } from "./tokens.ts";

/** The width at which tied logits are plain inner products. */
const TIED_WIDTH = 64;

/**
 * The logits of the byte after each token, computed from the tokens up to it.
 * @param ids `[batch, context]`, int32
 * @returns `[batch, context, 257]`
 */
export function nextByteLogits(
  p: TensorTree,
  shape: LanguageShape,
  ids: tf.Tensor2D,
  hook: ForwardHook = asItIs,
): tf.Tensor3D {
  const [batch, tokens] = ids.shape;
  const x = embedTokens(p, ids); // [batch * tokens, width]
  const start = hook({ name: "decoder", kind: "input" }, x, (x) => x);
  const sequences = { tokens, mask: causalMask(tokens) };
  const operations = { activation: gelu<tf.Tensor2D>, hook };
  const all = transform(p, "blocks", start, shape.decoder, sequences, "all", operations);
  const logits = head(p, shape, norm(p, "ln_final", all, hook)); // [batch * tokens, 257]
  return tf.reshape(logits, [batch, tokens, TOKENS]);
}

/** A tied head divides by the width, so that copies of all entries change nothing. */
function head(p: TensorTree, { decoder, tiedHead }: LanguageShape, x: tf.Tensor2D): tf.Tensor2D {
  if (!tiedHead) return matMul(x, parameter(p, "head.weight"));
  const products = matMul(x, tf.transpose(parameter(p, "token_embedding.weight")));
  return tf.mul(products, TIED_WIDTH / decoder.width);
}
