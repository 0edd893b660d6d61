/** Added to eigenvalues before logarithms: the k of Mellor et al. 2020. */
export const SMALLEST_EIGENVALUE = 1e-5;

/** A symmetric tridiagonal matrix. */
interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** Off-diagonal: entry i connects rows i and i + 1; the last is 0. */
  readonly offDiagonal: Float64Array;
}

/**
 * The eigenvalues of a symmetric matrix, unordered: Householder reflections, then QL steps with implicit shifts (Golub
 * and Van Loan, Matrix Computations, chapter 8.3). NaN if an entry is not finite.
 * @param matrix `[size, size]`, row-major
 */
export function symmetricEigenvalues(matrix: ArrayLike<number>, size: number): Float64Array {
  const reduced = tridiagonal(Float64Array.from(matrix), size);
  const { diagonal, offDiagonal } = reduced;
  if (![...diagonal, ...offDiagonal].every(Number.isFinite)) return diagonal.fill(Number.NaN);
  for (let first = 0; first < size; first++)
    for (let last = endOfBlock(reduced, first); last > first; last = endOfBlock(reduced, first))
      stepDown(reduced, first, last);
  return diagonal;
}

/** The last row of the unreduced block that starts at `first`. */
function endOfBlock({ diagonal, offDiagonal }: Tridiagonal, first: number): number {
  const sizeAt = (row: number) => Math.abs(diagonal[row] as number);
  let last = first;
  while (
    last < diagonal.length - 1 &&
    Math.abs(offDiagonal[last] as number) > Number.EPSILON * (sizeAt(last) + sizeAt(last + 1))
  )
    last++;
  return last;
}

/** A QL step on a block, by rotations from its end to its start. It drives the first off-diagonal entry to 0. */
function stepDown({ diagonal: d, offDiagonal: e }: Tridiagonal, first: number, last: number): void {
  const at = (values: Float64Array, index: number) => values[index] as number;
  const half = (at(d, first + 1) - at(d, first)) / (2 * at(e, first));
  const root = Math.hypot(half, 1);
  let rest = at(d, last) - at(d, first) + at(e, first) / (half + (half < 0 ? -root : root));
  let [sine, cosine, moved] = [1, 1, 0];
  for (let row = last - 1; row >= first; row--) {
    const [bulge, tie] = [sine * at(e, row), cosine * at(e, row)];
    const length = Math.hypot(bulge, rest);
    e[row + 1] = length;
    if (length === 0) {
      d[row + 1] = at(d, row + 1) - moved;
      e[last] = 0;
      return;
    }
    [sine, cosine] = [bulge / length, rest / length];
    const left = at(d, row + 1) - moved;
    const turn = (at(d, row) - left) * sine + 2 * cosine * tie;
    moved = sine * turn;
    d[row + 1] = left + moved;
    rest = cosine * turn - tie;
  }
  d[first] = at(d, first) - moved;
  e[first] = rest;
  e[last] = 0;
}

/** Tridiagonal form by Householder reflections, column by column. Overwrites the matrix. */
function tridiagonal(matrix: Float64Array, size: number): Tridiagonal {
  const diagonal = new Float64Array(size);
  const offDiagonal = new Float64Array(size);
  for (let column = 0; column < size; column++) {
    diagonal[column] = matrix[column * size + column] as number;
    if (column < size - 1) offDiagonal[column] = reflect(matrix, size, column);
  }
  return { diagonal, offDiagonal };
}

/** Reflects a column so that only its first entry below the diagonal is not 0. @returns that entry. */
function reflect(matrix: Float64Array, size: number, column: number): number {
  const start = column + 1;
  const vector = Float64Array.from(
    { length: size - start },
    (_, row) => matrix[(start + row) * size + column]!,
  );
  const head = vector[0] as number;
  const length = Math.sqrt(dot(vector, vector));
  if (length === Math.abs(head)) return head;
  const left = head > 0 ? -length : length;
  vector[0] = head - left;
  const squares = dot(vector, vector);
  const rows = Array.from(vector, (_, row) =>
    matrix.subarray((start + row) * size + start, (start + row + 1) * size),
  );
  const product = Float64Array.from(rows, (row) => (2 * dot(row, vector)) / squares);
  const along = dot(vector, product) / squares;
  const change = product.map((value, index) => value - along * (vector[index] as number));
  for (const [row, entries] of rows.entries())
    for (let index = 0; index < entries.length; index++)
      entries[index] =
        (entries[index] as number) -
        (vector[row] as number) * (change[index] as number) -
        (change[row] as number) * (vector[index] as number);
  return left;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++) sum += (one[index] as number) * (other[index] as number);
  return sum;
}
