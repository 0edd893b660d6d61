import { similarities } from "./similarities.ts";

/**
 * Squared Euclidean distances of two sets of vectors.
 * @param one `[n, width]`, row-major.
 * @param other `[m, width]`, row-major.
 * @returns `[n, m]`, row-major.
 */
export function squaredDistances(one: Float32Array, other: Float32Array, width: number): Float32Array {
  const distances = similarities(one, other, width);
  const rowLengths = squaredLengths(one, width);
  const columnLengths = squaredLengths(other, width);
  rowLengths.forEach((length, row) => {
    for (let column = 0; column < columnLengths.length; column++) {
      const at = row * columnLengths.length + column;
      distances[at] = length + (columnLengths[column] as number) - 2 * (distances[at] as number);
    }
  });
  return distances;
}

/**
 * The nearest of some neighbours, the first of several.
 * @param distances from one query to all that there are.
 * @param among indices into `distances` that may be chosen, not empty.
 */
export function nearestAmong(distances: Float32Array, among: readonly number[]): number {
  let nearest = among[0] as number;
  for (const index of among) {
    if ((distances[index] as number) < (distances[nearest] as number)) nearest = index;
  }
  return nearest;
}

function squaredLengths(vectors: Float32Array, width: number): Float64Array {
  return Float64Array.from({ length: vectors.length / width }, (_, row) =>
    vectors.subarray(row * width, (row + 1) * width).reduce((sum, value) => sum + value * value, 0),
  );
}
