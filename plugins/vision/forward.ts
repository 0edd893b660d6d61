import * as tf from "@tensorflow/tfjs-core";
import type { ForwardHook, TensorTree } from "espalier";
import { embedPatches } from "espalier/image-text";
import { gelu, linear } from "espalier/tensor";
import { asItIs, norm, parameter, type Sequences, transform } from "espalier/transformer";
import type { VisionShape } from "./shape.ts";

/** images `[batch, side, side, 3]`, in 0 to 1, to logits `[batch, classes]`, read from the class token. */
export function logitsOf(
  p: TensorTree,
  shape: VisionShape,
  images: tf.Tensor4D,
  hook: ForwardHook = asItIs,
): tf.Tensor2D {
  const tokens = shape.patches + 1;
  const embedded = embedPatches(p, "visual", shape, images, shape.colours); // [batch * tokens, width]
  const start = hook({ name: "encoder", kind: "input" }, embedded, (x) => x);
  const sequences: Sequences = { tokens, pooled: tf.range(0, images.shape[0] * tokens, tokens, "int32") };
  const operations = { activation: gelu<tf.Tensor2D>, hook };
  const blocks = "visual.transformer.resblocks";
  const pooled = transform(p, blocks, start, shape.encoder, sequences, "pooled", operations); // [batch, width]
  const features = norm(p, "visual.ln_post", pooled, hook);
  return linear(features, parameter(p, "head.weight"), parameter<tf.Tensor1D>(p, "head.bias"));
}
