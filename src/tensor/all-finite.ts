/** Whether no number is NaN or infinite; several times as fast as `every(Number.isFinite)`. */
export function allFinite(numbers: Float32Array | Int32Array): boolean {
  const { length } = numbers;
  let sum = 0;
  for (let place = 0; place < length; place++) {
    const number = numbers[place]!;
    // NaN for each number that is not finite.
    sum += number - number;
  }
  return sum === 0;
}
