import * as tf from "@tensorflow/tfjs-core";
import type { TensorTree } from "espalier";
import {
  addPositions,
  embed,
  gelu,
  l2Normalise,
  linearOfData,
  matMul,
  patches,
  quickGelu,
} from "espalier/tensor";
import type { ClipShape, StackShape } from "./shape.ts";
import { norm, parameter, type Sequences, transform } from "./transformer.ts";

/** What the forward pass has to know beside the parameters. */
export interface ForwardOptions {
  readonly quickGelu: boolean;
  /** The token that ends a text. */
  readonly endOfText: number;
}

/** One of the two towers, from embedded tokens on. */
interface Tower {
  readonly stack: StackShape;
  readonly sequences: Sequences;
  /** Names of the blocks, the last norm and the projection. */
  readonly blocks: string;
  readonly norm: string;
  readonly projection: string;
  /** The row of each sequence that stands for all of it, `[batch]`. */
  readonly pooled: tf.Tensor1D;
}

/** images: `[batch, side, side, 3]`, result: `[batch, joint]`. */
export function imageFeatures(
  p: TensorTree,
  shape: ClipShape,
  images: tf.Tensor4D,
  options: ForwardOptions,
): tf.Tensor2D {
  const tokens = shape.patches + 1;
  const pixels = tf.pad(patches(images, shape.patchSize), [
    [0, 0],
    [1, 0],
    [0, 0],
  ]); // an empty patch for the class token
  const [rows, values] = [images.shape[0] * tokens, 3 * shape.patchSize ** 2];
  const kernel = tf.reshape(parameter(p, "visual.conv1.weight"), [shape.image.width, values]) as tf.Tensor2D;
  const embedded = linearOfData(tf.reshape(pixels, [rows, values]), kernel); // [rows, width]
  const classToken = tf.reshape(parameter(p, "visual.class_embedding"), [1, -1]);
  const start = tf.add<tf.Tensor2D>(
    parameter(p, "visual.positional_embedding"),
    tf.pad(classToken, [
      [0, shape.patches],
      [0, 0],
    ]),
  );
  const x = addPositions(embedded, start);
  return embedTokens(p, shape, shape.lnPre ? norm(p, "visual.ln_pre", x) : x, options, {
    stack: shape.image,
    sequences: { tokens },
    blocks: "visual.transformer.resblocks",
    norm: "visual.ln_post",
    projection: "visual.proj",
    pooled: tf.range(0, rows, tokens, "int32"),
  });
}

/** ids: `[batch, context]`, result: `[batch, joint]`. */
export function textFeatures(
  p: TensorTree,
  shape: ClipShape,
  ids: tf.Tensor2D,
  options: ForwardOptions,
): tf.Tensor2D {
  const [batch, tokens] = ids.shape;
  const rows = batch * tokens;
  const embedded = embed(tf.reshape(ids, [rows]), parameter(p, "token_embedding.weight")); // [rows, width]
  const end = tf.argMax(tf.cast(tf.equal(ids, options.endOfText), "int32"), 1); // [batch]
  return embedTokens(p, shape, addPositions(embedded, parameter(p, "positional_embedding")), options, {
    stack: shape.text,
    sequences: { tokens, mask: causalMask(tokens) },
    blocks: "transformer.resblocks",
    norm: "ln_final",
    projection: "text_projection",
    pooled: tf.add(tf.range(0, rows, tokens, "int32"), end),
  });
}

/** x: `[batch * tokens, width]`, result: `[batch, joint]`, of length 1. */
function embedTokens(
  p: TensorTree,
  shape: ClipShape,
  x: tf.Tensor2D,
  options: ForwardOptions,
  tower: Tower,
): tf.Tensor2D {
  const activation = options.quickGelu ? quickGelu<tf.Tensor2D> : gelu<tf.Tensor2D>;
  const project = (x: tf.Tensor2D) => matMul(norm(p, tower.norm, x), parameter(p, tower.projection));
  const seen = transform(p, tower.blocks, x, tower.stack, tower.sequences, activation);
  if (shape.shared.depth === 0) return l2Normalise(project(embed(tower.pooled, seen))); // the same, and cheaper
  const fused = transform(p, "shared.resblocks", project(seen), shape.shared, tower.sequences, activation);
  return l2Normalise(embed(tower.pooled, fused));
}

/** `[tokens, tokens]`: minus infinity where a token would see a later one. */
function causalMask(tokens: number): tf.Tensor2D {
  const value = (index: number) => (index % tokens > Math.floor(index / tokens) ? -Infinity : 0);
  return tf.tensor2d(
    Float32Array.from({ length: tokens ** 2 }, (_, index) => value(index)),
    [tokens, tokens],
  );
}
