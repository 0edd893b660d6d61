/** By one-sided Jacobi rotations of the columns. @param matrix `[rows, columns]` */
export function singularValues(matrix: ArrayLike<number>, columns: number): readonly number[] {
  const rows = matrix.length / columns;
  const vectors = Array.from({ length: columns }, (_, column) =>
    Float64Array.from({ length: rows }, (_, row) => matrix[row * columns + column]!),
  );
  const dot = (one: Float64Array, other: Float64Array) =>
    one.reduce((sum, value, index) => sum + value * other[index]!, 0);
  for (let sweep = 0; sweep < 30; sweep++)
    for (let one = 0; one < columns; one++)
      for (let other = one + 1; other < columns; other++) {
        const [a, b] = [vectors[one]!, vectors[other]!];
        const [aa, bb, ab] = [dot(a, a), dot(b, b), dot(a, b)];
        if (Math.abs(ab) < 1e-30) continue;
        const angle = Math.atan2(2 * ab, aa - bb) / 2;
        const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
        vectors[one] = a.map((value, index) => cosine * value + sine * b[index]!);
        vectors[other] = b.map((value, index) => cosine * value - sine * a[index]!);
      }
  return vectors.map((vector) => Math.sqrt(dot(vector, vector)));
}
