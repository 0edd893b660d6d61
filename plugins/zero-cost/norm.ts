/** Euclidean norm. */
export function norm(values: ArrayLike<number>): number {
  return Math.sqrt(sumOf(values, (value) => value ** 2));
}

/** Sum of `map` over all values, in double precision. */
export function sumOf(values: ArrayLike<number>, map: (value: number, index: number) => number): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += map(values[index] as number, index);
  return sum;
}
