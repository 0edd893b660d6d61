/**
 * Growth steps whose test data a task shows examples of, as even as possible, with the number of examples of each.
 * @param steps number of growth steps of the stream.
 * @param count number of examples in total.
 */
export function exampleSteps(steps: number, count: number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (let place = 0; place < count; place++) {
    const step = 1 + Math.floor((place * steps) / count);
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  return counts;
}
