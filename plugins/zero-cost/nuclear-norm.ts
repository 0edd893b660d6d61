import { symmetricEigenvalues } from "./symmetric-eigenvalues.ts";

/** Nuclear norm, the sum of the singular values: square roots of the eigenvalues of the matrix times its transpose. */
export function nuclearNorm(matrix: ArrayLike<number>, columns: number): number {
  const rows = matrix.length / columns;
  const rowsAreFewer = rows < columns;
  const size = Math.min(rows, columns);
  const entry = rowsAreFewer
    ? (vector: number, index: number) => matrix[vector * columns + index] as number
    : (vector: number, index: number) => matrix[index * columns + vector] as number;
  const product = new Float64Array(size * size);
  for (let one = 0; one < size; one++)
    for (let other = 0; other <= one; other++) {
      let sum = 0;
      for (let index = 0; index < matrix.length / size; index++)
        sum += entry(one, index) * entry(other, index);
      product[one * size + other] = product[other * size + one] = sum;
    }
  return symmetricEigenvalues(product, size).reduce((sum, value) => sum + Math.sqrt(Math.max(0, value)), 0);
}
