import * as tf from "@tensorflow/tfjs-core";

/**
 * Cuts pictures into square patches, the values of a patch in PyTorch's order: channel, row, column.
 * @param images `[batch, side, side, channels]`
 * @param size of a patch; divides `side`
 * @returns `[batch, patches, channels * size * size]`, the patches row by row
 */
export function patches(images: tf.Tensor4D, size: number): tf.Tensor3D {
  const [batch, side, , channels] = images.shape;
  const count = side / size;
  // Two transpositions: wasm takes a hundred times as long for one of more than four axes.
  const strips = tf.reshape(images, [batch * count, size, count, size * channels]);
  const pixels = tf.reshape(tf.transpose(strips, [0, 2, 1, 3]), [
    batch * count * count,
    size * size,
    channels,
  ]);
  return tf.reshape(tf.transpose(pixels, [0, 2, 1]), [batch, count * count, channels * size * size]);
}
