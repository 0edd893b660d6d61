import type { Score } from "./score.ts";

/** Names of baselines in the order of the scores, each once. */
export function baselinesOf(scores: readonly Pick<Score, "baselines">[]): readonly string[] {
  return [...new Set(scores.flatMap(({ baselines }) => Object.keys(baselines)))];
}
