import * as tf from "@tensorflow/tfjs-core";

/**
 * Cuts pictures into square patches, the values of a patch in PyTorch's order: channel, row, column.
 * @param images `[batch, side, side, channels]`
 * @param size side of a patch; divides `side`
 * @returns `[batch, patches, channels * size * size]`, the patches row by row
 */
export function patches(images: tf.Tensor4D, size: number): tf.Tensor3D {
  const [batch, side, , channels] = images.shape;
  const count = side / size;
  const cut = tf.reshape(images, [batch * count, size, count, size, channels]);
  const sorted = tf.transpose(cut, [0, 2, 4, 1, 3]);
  return tf.reshape(sorted, [batch, count * count, channels * size * size]);
}
