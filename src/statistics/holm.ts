/** Adjusts p-values for the number of tests (Holm 1979), in the order given. */
export function holm(values: readonly number[]): readonly number[] {
  const order = [...values.keys()].toSorted((one, other) => values[one]! - values[other]!);
  const adjusted = new Array<number>(values.length);
  let largest = 0;
  order.forEach((index, rank) => {
    largest = Math.max(largest, Math.min(1, (values.length - rank) * values[index]!));
    adjusted[index] = largest;
  });
  return adjusted;
}
