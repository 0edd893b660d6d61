import * as tf from "@tensorflow/tfjs-core";
import type { TensorTree } from "espalier";
import { addPositions, embed, linearOfData, patches } from "espalier/tensor";
import type { ClipShape } from "./shape.ts";
import { parameter } from "./transformer.ts";

/** Mean and deviation of the colours that CLIP was trained on. */
export const mean = [0.48145466, 0.4578275, 0.40821073];
export const deviation = [0.26862954, 0.26130258, 0.27577711];

/** images `[batch, side, side, 3]`, in 0 to 1, to `[batch * (1 + patches), width]`, the class token first. */
export function embedImages(p: TensorTree, shape: ClipShape, images: tf.Tensor4D): tf.Tensor2D {
  const values = 3 * shape.patchSize ** 2;
  const pixels = patches(tf.div(tf.sub(images, mean), deviation), shape.patchSize); // [batch, patches, values]
  const blank = tf.zeros([images.shape[0], 1, values]); // in the place of the class token
  const kernel = tf.reshape(parameter(p, "visual.conv1.weight"), [shape.image.width, values]);
  const embedded = linearOfData(
    tf.reshape(tf.concat([blank, pixels], 1), [-1, values]),
    kernel as tf.Tensor2D,
  );
  const classToken = tf.reshape(parameter(p, "visual.class_embedding"), [1, shape.image.width]);
  const start = tf.concat([classToken, tf.zeros([shape.patches, shape.image.width])]);
  return addPositions(embedded, tf.add(parameter(p, "visual.positional_embedding"), start));
}

/** ids `[batch, context]` to `[batch * context, width]`. */
export function embedTexts(p: TensorTree, ids: tf.Tensor2D): tf.Tensor2D {
  const words = embed(tf.reshape(ids, [ids.size]), parameter(p, "token_embedding.weight"));
  return addPositions(words, parameter(p, "positional_embedding"));
}
