/**
 * Number of non-positive candidates ranked before the best positive of each query. Ties count as ranked before, so a
 * model with constant scores finds nothing.
 * @param scores `[queries, candidates]`, row-major.
 * @param positives for each query, the indices of the right candidates, at least one.
 */
export function positiveRanks(scores: Float32Array, positives: readonly (readonly number[])[]): number[] {
  const candidates = scores.length / positives.length;
  return positives.map((right, query) => {
    const row = scores.subarray(query * candidates, (query + 1) * candidates);
    const best = Math.max(...right.map((candidate) => row[candidate] as number));
    let before = 0;
    for (const score of row) if (!(score < best)) before++;
    return before - right.filter((candidate) => !((row[candidate] as number) < best)).length;
  });
}

/** The recall at `k` of a random order: the chance that one of `positives` is among the first `k` of `candidates`. */
export function chanceRecall(positives: number, candidates: number, k: number): number {
  let missed = 1;
  for (let place = 0; place < Math.min(k, candidates); place++) {
    missed *= Math.max(0, candidates - positives - place) / (candidates - place);
  }
  return 1 - missed;
}
