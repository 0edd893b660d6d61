import { mean } from "../statistics/mean.ts";
import { meanOfUnequalScores, meanNamedAsScore } from "./errors.ts";
import type { ScoreKind } from "./score.ts";
import type { WholeScore } from "./whole-scores.ts";

/** Patterns of score names by the name of their mean. `*` in a pattern stands for any characters. */
export type MeanPatterns = Readonly<Record<string, readonly string[]>>;

/** A mean over tasks: each score counts once. */
export interface MeanScore extends WholeScore {
  /** Names of the scores, in order. */
  readonly of: readonly string[];
}

/**
 * Means of scores by name. A mean without scores is left out; a baseline is one of the mean if all its scores have it.
 * @throws EspalierError if the scores of a mean differ in direction or unit, or if a score has the name of a mean.
 */
export function meanScores(
  patterns: MeanPatterns,
  scores: ReadonlyMap<string, WholeScore>,
): ReadonlyMap<string, MeanScore> {
  return new Map(
    Object.entries(patterns).flatMap(([name, wanted]) => {
      if (scores.has(name)) throw meanNamedAsScore(name);
      const of = matchingNames(wanted, [...scores.keys()]);
      return of.length === 0 ? [] : [[name, meanScore(name, of, scores)] as const];
    }),
  );
}

/** The names that match at least one of the patterns. */
export function matchingNames(patterns: readonly string[], names: readonly string[]): readonly string[] {
  const expressions = patterns.map(
    (pattern) => new RegExp(`^${pattern.split("*").map(literally).join(".*")}$`, "su"),
  );
  return names.filter((name) => expressions.some((expression) => expression.test(name)));
}

/**
 * The first score and one that cannot be averaged with it, since its direction or unit differs: each with its kind, such
 * as `"accuracy" (maximize, share)`. `undefined` if all are of one kind.
 */
export function unequalScores(
  scores: readonly ScoreKind[],
): readonly [one: string, other: string] | undefined {
  const kinds = scores.map(({ direction = "maximize", unit = "share" }) => `(${direction}, ${unit})`);
  const other = kinds.findIndex((kind) => kind !== kinds[0]);
  if (other < 0) return undefined;
  const [first, second] = [0, other].map((place) => `"${scores[place]!.name}" ${kinds[place]}`);
  return [first!, second!];
}

function meanScore(name: string, of: readonly string[], scores: ReadonlyMap<string, WholeScore>): MeanScore {
  const all = of.map((one) => scores.get(one)!);
  const unequal = unequalScores(of.map((one, place) => ({ ...all[place]!, name: one })));
  if (unequal !== undefined) throw meanOfUnequalScores(name, ...unequal);
  const [{ direction, unit, baselines }] = all as [WholeScore, ...WholeScore[]];
  const shared = Object.keys(baselines).filter((key) => all.every((score) => key in score.baselines));
  return {
    value: mean(all.map(({ value }) => value)),
    direction,
    ...(unit !== undefined && { unit }),
    baselines: Object.fromEntries(
      shared.map((key) => [key, mean(all.map((score) => score.baselines[key]!))]),
    ),
    of,
  };
}

function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
