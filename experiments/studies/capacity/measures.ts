import type { Score } from "../../../src/evaluation/score.ts";
import type { Final, Results } from "./results.ts";
import type { Size } from "./sizes.ts";

/** A figure of a run. */
export type Measure = (final: Final) => number | undefined;

/** Recall at 1 among a step's seen test pairs, mean of both directions, after training on that step. */
export function recallThen(step: number): Measure {
  return ({ scores }) => recall(scores[step - 1] ?? [], step);
}

/** Recall at 1 among a step's seen test pairs, mean of both directions, after the last step. */
export function recallAtLast(step: number): Measure {
  return ({ scores }) => recall(scores.at(-1) ?? [], step);
}

function recall(scores: readonly Score[], step: number): number | undefined {
  const [one, other] = ["image-to-text", "text-to-image"].map(
    (direction) =>
      scores.find(({ name, ofStep }) => name === `${direction} (seen) recall@1` && ofStep === step)?.value,
  );
  return one === undefined || other === undefined ? undefined : (one + other) / 2;
}

/** A score by its name, over all steps, after the last one. */
export function scoreOf(name: string): Measure {
  return ({ scores }) =>
    scores.at(-1)?.find((score) => score.name === name && score.ofStep === undefined)?.value;
}

/** The growth steps that were scored. */
export function stepsOf({ finals }: Results): number[] {
  const steps = finals.flatMap(({ scores }) => scores.flat().flatMap(({ ofStep }) => ofStep ?? []));
  return [...new Set(steps)].toSorted((one, other) => one - other);
}

/** Sizes with a finished run, ascending. */
export function sizesOf({ finals }: Results): Size[] {
  return [...new Set(finals.map(({ size }) => size))].toSorted(
    (one, other) => one.width * one.depth - other.width * other.depth,
  );
}

/** A size's figures, by seed. */
export function bySeed({ finals }: Results, size: Size, measure: Measure): Map<number, number> {
  const values = new Map<number, number>();
  for (const final of finals) {
    const value = measure(final);
    if (final.size === size && value !== undefined) values.set(final.seed, value);
  }
  return values;
}

/** Differences between two sizes, one per common seed, since both saw the same batches. */
export function differences(results: Results, one: Size, other: Size, measure: Measure): number[] {
  const others = bySeed(results, other, measure);
  return [...bySeed(results, one, measure)].flatMap(([seed, value]) => {
    const otherValue = others.get(seed);
    return otherValue === undefined ? [] : [value - otherValue];
  });
}
