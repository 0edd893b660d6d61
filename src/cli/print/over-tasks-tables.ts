import type { ArmResults } from "../../ablation/arm-results.ts";
import { kindOf, scoresOf, type TwoArms } from "../../ablation/compare-arms.ts";
import { compareOverTasks } from "../../ablation/over-tasks.ts";
import type { AblationPlan } from "../../ablation/plan.ts";
import { counted } from "../../counted.ts";
import { showValue } from "../describe/show-score.ts";
import { type AblationTable, interval } from "./ablation-tables.ts";

/**
 * Interquartile means and probabilities of improvement for each mean over tasks.
 * @param wanted arms to compare. @param isPlanned whether the file names them; otherwise arms are left out.
 */
export function overTasksTables(
  plan: AblationPlan,
  results: ArmResults,
  wanted: readonly TwoArms[],
  isPlanned: boolean,
): readonly AblationTable[] {
  const [decisive] = scoresOf(plan, results);
  const { arms, contrasts } = compareOverTasks(isPlanned ? plan : { ...plan, arms: [] }, results, wanted);
  const means = [...new Set([...arms, ...contrasts].map(({ mean }) => mean))];
  return means.flatMap((mean) => {
    const kind = kindOf(results, mean);
    const ofArms = arms.filter((one) => one.mean === mean);
    const ofContrasts = contrasts.filter((one) => one.mean === mean);
    const tasks = (ofArms[0] ?? ofContrasts[0])!.tasks.length;
    const isExploratory = !isPlanned || mean !== decisive;
    const title = `${mean} over ${counted(tasks, "task")}${isExploratory ? ", exploratory" : ""}`;
    return [
      {
        title: `${title}: interquartile mean over tasks and runs`,
        headings: ["arm", "runs", "interquartile mean", "95 % interval"],
        rows: ofArms.map(({ arm, runs, value, interval: bounds }) => [
          ...[arm, String(runs), showValue(kind, value)],
          interval(bounds, (bound) => showValue(kind, bound)),
        ]),
      },
      {
        title: `${title}: probability that a run of the first arm is better than one of the second`,
        headings: ["contrast", "runs", "probability", "95 % interval"],
        rows: ofContrasts.map(({ arms: both, runs, value, interval: bounds }) => [
          ...[both.join(" - "), runs.join(" and "), Number.isNaN(value) ? "" : value.toFixed(2)],
          interval(bounds, (bound) => bound.toFixed(2)),
        ]),
      },
    ].filter(({ rows }) => rows.length > 0);
  });
}
