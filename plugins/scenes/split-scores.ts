import { clusteredInterval, type Score, type ScoreKind, shareOf } from "espalier";
import type { ScenePair } from "./scene-pair.ts";

/** Result of one test scene. */
export interface Outcome {
  readonly pair: ScenePair;
  readonly isRight: boolean;
}

/** The two parts of every test, always reported separately. */
export const PARTS = ["seen", "held-out"] as const;
export type Part = (typeof PARTS)[number];

/**
 * Part of the test that a scene belongs to.
 * @param isAllFamiliar whether the rest of the question names nothing held out either.
 */
export function partOf({ tags }: ScenePair, isAllFamiliar = true): Part {
  return isAllFamiliar && tags.includes("seen") ? "seen" : "held-out";
}

/** Name of a task's score on a part of the test. */
export function partName(name: string, part: Part): string {
  return `${name} (${part})`;
}

/** The scores of a task on both parts. */
export function partKinds(...names: readonly string[]): readonly ScoreKind[] {
  return names.flatMap((name) => PARTS.map((part) => ({ name: partName(name, part) })));
}

/** A score with scenes of one group as dependent; none without outcomes. */
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
