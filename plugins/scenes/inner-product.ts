/** Inner product of a row of one matrix and a row of another, both `[rows, width]`, row-major. */
export function innerProduct(
  one: Float32Array,
  row: number,
  other: Float32Array,
  otherRow: number,
  width: number,
): number {
  let sum = 0;
  for (let place = 0; place < width; place++)
    sum += (one[row * width + place] as number) * (other[otherRow * width + place] as number);
  return sum;
}
