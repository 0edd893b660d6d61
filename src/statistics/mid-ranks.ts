/** Ranks from 1; equal values share the mean of their ranks. */
export function midRanks(values: readonly number[]): Float64Array {
  const order = [...values.keys()].toSorted((one, other) => values[one]! - values[other]!);
  const ranks = new Float64Array(values.length);
  for (let first = 0, next = 0; first < order.length; first = next) {
    while (next < order.length && values[order[next]!] === values[order[first]!]) next++;
    for (let place = first; place < next; place++) ranks[order[place]!] = (first + 1 + next) / 2;
  }
  return ranks;
}
