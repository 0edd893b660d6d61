import { mean } from "../statistics/mean.ts";
import type { ArmResults } from "./arm-results.ts";
import type { CellResult } from "./cell-result.ts";
import { scoresOf } from "./compare-arms.ts";
import { pairedScores } from "./paired-scores.ts";
import type { AblationPlan } from "./plan.ts";

/** Share by which two arms may differ and still count as equal. */
const EQUAL = 0.1;

/** In what arms of a contrast differ besides the change itself, in a sentence each. */
export function unequalArms({ contrasts }: AblationPlan, results: ArmResults): readonly string[] {
  return contrasts.flatMap(([first, second]) => {
    const kinds = [
      ["parameters", ({ parameters }: CellResult) => parameters],
      ["training examples", ({ examples }: CellResult) => examples],
      ["FLOPs, searches included,", ({ flops = Number.NaN }: CellResult) => flops],
    ] as const;
    return kinds.flatMap(([what, of]) => {
      const [one, other] = [meanOf(results, first, of), meanOf(results, second, of)];
      if (!(Math.abs(one - other) > EQUAL * Math.max(one, other))) return [];
      const ratio = (Math.max(one, other) / Math.min(one, other)).toFixed(1);
      const [more, less] = one > other ? [first, second] : [second, first];
      return [`${more} has ${ratio} times the ${what} of ${less}: the difference may come from that.`];
    });
  });
}

/** Contrasts in which runs of some seeds have equal scores, in a sentence each: an exact test has less to work with. */
export function equalRuns(plan: AblationPlan, results: ArmResults): readonly string[] {
  const [decisive] = scoresOf(plan, results);
  if (decisive === undefined) return [];
  return plan.contrasts.flatMap((arms) => {
    const [first, second] = arms;
    const common = pairedScores(results, arms, decisive);
    const equal = common.filter((one) => one.first === one.second).map(({ seed }) => seed);
    if (equal.length === 0) return [];
    return [
      `${first} and ${second} have the same ${decisive} with ${equal.length} of ${common.length} seeds (${equal.join(", ")}): the change may have had no effect there.`,
    ];
  });
}

function meanOf(results: ArmResults, arm: string, of: (result: CellResult) => number): number {
  const values = [...(results.get(arm)?.values() ?? [])].map(of);
  return values.length === 0 ? Number.NaN : mean(values);
}
