import * as tf from "@tensorflow/tfjs-core";

/**
 * Squared Euclidean distances between two sets of vectors, on the engine. Exact for integers if all squared lengths
 * are below 2^24.
 * @param one `[n, width]`, row-major.
 * @param other `[m, width]`, row-major.
 * @returns `[n, m]`, row-major.
 */
export async function squaredDistances(
  one: Float32Array,
  other: Float32Array,
  width: number,
): Promise<Float32Array> {
  const distances = await products(one, other, width);
  const rowLengths = squaredLengths(one, width);
  const columnLengths = squaredLengths(other, width);
  let at = 0;
  for (const rowLength of rowLengths) {
    for (const columnLength of columnLengths) {
      distances[at] = rowLength + columnLength - 2 * (distances[at] as number);
      at++;
    }
  }
  return distances;
}

/**
 * The nearest of some neighbours; ties go to the first.
 * @param distances distances from one query to all vectors.
 * @param among candidate indices into `distances`, not empty.
 */
export function nearestAmong(distances: Float32Array, among: readonly number[]): number {
  let nearest = among[0] as number;
  for (const index of among) {
    if ((distances[index] as number) < (distances[nearest] as number)) nearest = index;
  }
  return nearest;
}

async function products(one: Float32Array, other: Float32Array, width: number): Promise<Float32Array> {
  const product = tf.tidy(() => tf.matMul(matrix(one, width), matrix(other, width), false, true));
  try {
    return (await product.data()) as Float32Array;
  } finally {
    product.dispose();
  }
}

function matrix(vectors: Float32Array, width: number): tf.Tensor2D {
  return tf.tensor2d(vectors, [vectors.length / width, width]);
}

function squaredLengths(vectors: Float32Array, width: number): Float64Array {
  return Float64Array.from({ length: vectors.length / width }, (_, row) =>
    vectors.subarray(row * width, (row + 1) * width).reduce((sum, value) => sum + value * value, 0),
  );
}
