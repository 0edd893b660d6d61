/**
 * The lower triangular factor of a symmetric positive definite matrix, row-major `[size, size]`. Entries above the
 * diagonal are those of the matrix. `undefined` if the matrix is not positive definite within rounding.
 */
export function choleskyOf(matrix: Float64Array, size: number): Float64Array | undefined {
  const factor = matrix.slice();
  for (let row = 0; row < size; row++)
    for (let column = 0; column <= row; column++) {
      let sum = factor[row * size + column]!;
      for (let index = 0; index < column; index++)
        sum -= factor[row * size + index]! * factor[column * size + index]!;
      if (row !== column) factor[row * size + column] = sum / factor[column * size + column]!;
      else if (sum > 0) factor[row * size + row] = Math.sqrt(sum);
      else return undefined;
    }
  return factor;
}

/** Solves L x = b for a lower triangular L, `[size, size]`. */
export function solveLower(factor: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  const solution = vector.slice();
  for (let row = 0; row < size; row++) {
    let sum = solution[row]!;
    for (let index = 0; index < row; index++) sum -= factor[row * size + index]! * solution[index]!;
    solution[row] = sum / factor[row * size + row]!;
  }
  return solution;
}

/** Solves L' x = b for a lower triangular L, `[size, size]`. */
export function solveTransposed(factor: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  const solution = vector.slice();
  for (let row = size - 1; row >= 0; row--) {
    const value = solution[row]! / factor[row * size + row]!;
    solution[row] = value;
    for (let index = 0; index < row; index++) solution[index]! -= factor[row * size + index]! * value;
  }
  return solution;
}
