/**
 * Inner products of two sets of vectors.
 * @param one `[n, width]`, row-major.
 * @param other `[m, width]`, row-major.
 * @returns `[n, m]`, row-major.
 */
export function similarities(one: Float32Array, other: Float32Array, width: number): Float32Array {
  const rows = one.length / width;
  const columns = other.length / width;
  const products = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let place = 0; place < width; place++) {
        sum += (one[row * width + place] as number) * (other[column * width + place] as number);
      }
      products[row * columns + column] = sum;
    }
  }
  return products;
}
