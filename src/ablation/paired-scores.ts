import type { ArmResults } from "./arm-results.ts";

/** A score of two arms with the same seed. */
export interface PairedScore {
  readonly seed: number;
  readonly first: number;
  readonly second: number;
}

/** A score of two arms by seed, for the seeds with which both have it. */
export function pairedScores(
  results: ArmResults,
  [first, second]: readonly [first: string, second: string],
  score: string,
): readonly PairedScore[] {
  const valueOf = (arm: string, seed: number) => results.get(arm)?.get(seed)?.scores.get(score)?.value;
  return [...(results.get(first)?.keys() ?? [])].flatMap((seed) => {
    const [one, other] = [valueOf(first, seed), valueOf(second, seed)];
    return one === undefined || other === undefined ? [] : [{ seed, first: one, second: other }];
  });
}
