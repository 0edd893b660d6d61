/**
 * Inner products of two sets of vectors. Blocks of two rows and four columns are summed together, so that each number
 * is read once for several products; blocks overlap at the edges.
 * @param one `[n, width]`, row-major.
 * @param other `[m, width]`, row-major.
 * @returns `[n, m]`, row-major.
 */
export function similarities(one: Float32Array, other: Float32Array, width: number): Float32Array {
  const rows = one.length / width;
  const columns = other.length / width;
  const products = new Float32Array(rows * columns);
  for (let first = 0; first < columns; first += 4) {
    const second = Math.min(first + 1, columns - 1);
    const third = Math.min(first + 2, columns - 1);
    const fourth = Math.min(first + 3, columns - 1);
    for (let upper = 0; upper < rows; upper += 2) {
      const lower = Math.min(upper + 1, rows - 1);
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      let e = 0;
      let f = 0;
      let g = 0;
      let h = 0;
      for (let place = 0; place < width; place++) {
        const above = one[upper * width + place] as number;
        const below = one[lower * width + place] as number;
        const value1 = other[first * width + place] as number;
        const value2 = other[second * width + place] as number;
        const value3 = other[third * width + place] as number;
        const value4 = other[fourth * width + place] as number;
        a += above * value1;
        b += above * value2;
        c += above * value3;
        d += above * value4;
        e += below * value1;
        f += below * value2;
        g += below * value3;
        h += below * value4;
      }
      products[upper * columns + first] = a;
      products[upper * columns + second] = b;
      products[upper * columns + third] = c;
      products[upper * columns + fourth] = d;
      products[lower * columns + first] = e;
      products[lower * columns + second] = f;
      products[lower * columns + third] = g;
      products[lower * columns + fourth] = h;
    }
  }
  return products;
}
