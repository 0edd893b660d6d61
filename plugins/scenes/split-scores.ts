import { clusteredInterval, type Score, shareOf } from "espalier";
import type { ScenePair } from "./scene-pair.ts";

/** How one test scene was judged. */
export interface Outcome {
  readonly pair: ScenePair;
  readonly isRight: boolean;
}

/** The two parts of every test, always reported apart. */
export const PARTS = ["seen", "held-out"] as const;
export type Part = (typeof PARTS)[number];

/**
 * Whether a training scene might be like it, or nothing like it is trained on.
 * @param isAllFamiliar whether that holds of everything else too that is asked about the scene.
 */
export function partOf({ tags }: ScenePair, isAllFamiliar = true): Part {
  return isAllFamiliar && tags.includes("seen") ? "seen" : "held-out";
}

/** A score, its interval taken over scenes of one group as dependent; none if nothing was judged. */
export function scoreOf(
  name: string,
  outcomes: readonly Outcome[],
  rest: Pick<Score, "baselines"> & Partial<Pick<Score, "classes">>,
): Score[] {
  if (outcomes.length === 0) return [];
  const right = outcomes.map(({ isRight }) => isRight);
  const groups = outcomes.map(({ pair }) => pair.group);
  const interval = clusteredInterval(right, groups);
  return [{ name, value: shareOf(right), interval, count: right.length, ...rest }];
}
