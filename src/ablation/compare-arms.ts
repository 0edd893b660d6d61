import { holm } from "../statistics/holm.ts";
import { mean } from "../statistics/mean.ts";
import { MOST_DIFFERENCES, signFlip } from "../statistics/sign-flip.ts";
import { standardDeviation } from "../statistics/standard-deviation.ts";
import { meanInterval } from "../statistics/student.ts";
import { type ArmResults, runsOf } from "./arm-results.ts";
import type { CellScore } from "./cell-result.ts";
import { pairedScores } from "./paired-scores.ts";
import type { AblationPlan } from "./plan.ts";

/** Two arms: the first minus the second. */
export type TwoArms = readonly [first: string, second: string];

/** A paired comparison of two arms by one score. */
export interface Contrast {
  readonly arms: TwoArms;
  readonly score: string;
  /** Seeds that both arms have finished. */
  readonly seeds: readonly number[];
  /** Mean of the first minus the second, seed by seed. */
  readonly difference: number;
  /** 95 % t interval of it; NaN for fewer than two seeds. */
  readonly interval: readonly [number, number];
  /** Difference in standard deviations of the differences; NaN for fewer than two seeds. */
  readonly effect: number;
  /**
   * Exact two-sided sign-flip p, and the same adjusted by Holm over the contrasts. Only for the decisive score of contrasts
   * that the file names, or all of them by default.
   */
  readonly p?: number;
  readonly adjusted?: number;
}

/** Compares the plan's contrasts by each score. Seeds are the unit of replication. */
export function compareArms(plan: AblationPlan, results: ArmResults): readonly Contrast[] {
  const scores = scoresOf(plan, results);
  return scores
    .flatMap((score, place) => {
      const contrasts = plan.contrasts.map((arms) => contrastOf(arms, score, results));
      if (place > 0) return contrasts;
      const values = contrasts.map(({ differences }) =>
        differences.length > MOST_DIFFERENCES ? Number.NaN : signFlip(differences),
      );
      // A contrast that has no p yet counts all the same: the plan decides how many are tested.
      const adjusted = holm(values.map((p) => (Number.isNaN(p) ? 1 : p)));
      return contrasts.map((contrast, index) => {
        const p = values[index]!;
        return Number.isNaN(p) ? contrast : { ...contrast, p, adjusted: adjusted[index]! };
      });
    })
    .map(({ differences: _differences, ...contrast }) => contrast);
}

/** Contrasts with the baseline that the plan does not name as contrasts: what they show is exploratory. */
export function otherContrasts({ arms, baseline, contrasts }: AblationPlan): readonly TwoArms[] {
  const isPlanned = (name: string) =>
    contrasts.some((contrast) => contrast.includes(name) && contrast.includes(baseline));
  const others = arms.map(({ name }) => name).filter((name) => name !== baseline && !isPlanned(name));
  return others.map((name) => [name, baseline]);
}

/** Compares arms by each score, without tests. */
export function exploreContrasts(
  contrasts: readonly TwoArms[],
  plan: AblationPlan,
  results: ArmResults,
): readonly Contrast[] {
  return scoresOf(plan, results).flatMap((score) =>
    contrasts.map((arms) => {
      const { differences: _differences, ...contrast } = contrastOf(arms, score, results);
      return contrast;
    }),
  );
}

/** The plan's scores, or all that the runs have. */
export function scoresOf({ scores }: Pick<AblationPlan, "scores">, results: ArmResults): readonly string[] {
  if (scores !== null) return scores;
  return [...new Set(runsOf(results).flatMap((run) => [...run.scores.keys()]))];
}

/** Direction and unit of a score, from any run that has it. */
export function kindOf(results: ArmResults, score: string): Pick<CellScore, "direction" | "unit"> {
  const run = runsOf(results).find(({ scores }) => scores.has(score));
  const { direction = "maximize", unit } = run?.scores.get(score) ?? {};
  return { direction, ...(unit !== undefined && { unit }) };
}

/** Scores of the plan that no finished run has, in a sentence each. */
export function unknownScores({ scores }: AblationPlan, results: ArmResults): readonly string[] {
  const known = scoresOf({ scores: null }, results);
  if (known.length === 0) return [];
  const unknown = (scores ?? []).filter((score) => !known.includes(score));
  return unknown.map((score) => `No run has the score "${score}". The runs have: ${known.join(", ")}.`);
}

function contrastOf(
  arms: TwoArms,
  score: string,
  results: ArmResults,
): Contrast & { readonly differences: readonly number[] } {
  const common = pairedScores(results, arms, score);
  const seeds = common.map(({ seed }) => seed);
  const differences = common.map(({ first, second }) => first - second);
  const deviation = standardDeviation(differences);
  const difference = differences.length === 0 ? Number.NaN : mean(differences);
  return {
    ...{ arms, score, seeds, differences, difference },
    interval: meanInterval(differences) as [number, number],
    effect: deviation === 0 ? Number.NaN : difference / deviation,
  };
}
