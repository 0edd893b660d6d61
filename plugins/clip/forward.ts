import * as tf from "@tensorflow/tfjs-core";
import type { ForwardHook, TensorTree } from "espalier";
import { type Colours, embedPatches } from "espalier/image-text";
import {
  asItIs,
  causalMask,
  embedTokens,
  norm,
  parameter,
  type Sequences,
  type StackShape,
  transform,
} from "espalier/transformer";
import { gelu, l2Normalise, matMul, quickGelu } from "espalier/tensor";
import { type ClipShape, sharedBlocks } from "./shape.ts";

/** Options of the forward pass. */
export interface ForwardOptions {
  readonly quickGelu: boolean;
  /** Normalisation of the pictures. */
  readonly colours: Colours;
  /** Id of the end-of-text token. */
  readonly endOfText: number;
  readonly hook?: ForwardHook | undefined;
}

/** A tower after the token embedding. Strings are names of parameters. */
interface Tower {
  readonly name: "image" | "text";
  readonly stack: StackShape;
  readonly blocks: string;
  readonly norm: string;
  readonly projection: string;
  readonly sequences: Sequences;
}

/** images `[batch, side, side, 3]`, in 0 to 1, to `[batch, joint]`. */
export function imageFeatures(
  p: TensorTree,
  shape: ClipShape,
  images: tf.Tensor4D,
  options: ForwardOptions,
): tf.Tensor2D {
  const tokens = shape.patches + 1;
  const { hook = asItIs } = options;
  const x = embedPatches(p, "visual", { ...shape, width: shape.image.width }, images, options.colours); // [batch * tokens, width]
  return features(p, shape, shape.lnPre ? norm(p, "visual.ln_pre", x, hook) : x, options, {
    name: "image",
    stack: shape.image,
    blocks: "visual.transformer.resblocks",
    norm: "visual.ln_post",
    projection: "visual.proj",
    sequences: { tokens, pooled: tf.range(0, images.shape[0] * tokens, tokens, "int32") },
  });
}

/** ids `[batch, context]` to `[batch, joint]`. */
export function textFeatures(
  p: TensorTree,
  shape: ClipShape,
  ids: tf.Tensor2D,
  options: ForwardOptions,
): tf.Tensor2D {
  const tokens = ids.shape[1];
  const end = tf.argMax(tf.cast(tf.equal(ids, options.endOfText), "int32"), 1); // [batch]
  return features(p, shape, embedTokens(p, ids), options, {
    name: "text",
    stack: shape.text,
    blocks: "transformer.resblocks",
    norm: "ln_final",
    projection: "text_projection",
    sequences: {
      tokens,
      mask: causalMask(tokens),
      pooled: tf.add(tf.range(0, ids.size, tokens, "int32"), end),
    },
  });
}

/** x `[batch * tokens, width]` to `[batch, joint]`, of length 1. */
function features(
  p: TensorTree,
  shape: ClipShape,
  x: tf.Tensor2D,
  options: ForwardOptions,
  tower: Tower,
): tf.Tensor2D {
  const { hook = asItIs } = options;
  const operations = { activation: options.quickGelu ? quickGelu<tf.Tensor2D> : gelu<tf.Tensor2D>, hook };
  const project = (x: tf.Tensor2D) => matMul(norm(p, tower.norm, x, hook), parameter(p, tower.projection));
  const toLengthOne = (x: tf.Tensor2D) => hook({ name: tower.name, kind: "length" }, x, l2Normalise);
  const { stack, sequences } = tower;
  const start = hook({ name: tower.name, kind: "input" }, x, (x) => x);
  if (shape.shared.depth === 0)
    return toLengthOne(project(transform(p, tower.blocks, start, stack, sequences, "pooled", operations)));
  const own = project(transform(p, tower.blocks, start, stack, sequences, "all", operations));
  const blocks = sharedBlocks(shape)[tower.name];
  return toLengthOne(transform(p, blocks, own, shape.shared, sequences, "pooled", operations));
}
