import { basename } from "node:path";
import type { AblationResults } from "../ablation/ablation-results.ts";
import { armMatrices } from "../ablation/arm-matrices.ts";
import type { CellResult } from "../ablation/cell-result.ts";
import { runsOf } from "../ablation/arm-results.ts";
import { compareArms, type Contrast, exploreContrasts, otherContrasts } from "../ablation/compare-arms.ts";
import { compareOverTasks } from "../ablation/over-tasks.ts";
import { rankAgreements } from "../ablation/rank-agreement.ts";
import { provenanceOf } from "../ablation/provenance.ts";
import { finiteOrNull } from "../json/finite-or-null.ts";

/** Everything known of an ablation as one JSON value. Figures that do not exist are `null`. @param results with means. */
export function ablationJson({ plan, results, failures }: Omit<AblationResults, "folder">): unknown {
  const others = otherContrasts(plan);
  return {
    version: 1,
    plan,
    provenance: { seeds: plan.seeds, ...provenanceOf(runsOf(results)) },
    runs: plan.cells.map((cell) => {
      const result = results.get(cell.arm)?.get(cell.seed);
      const failure = failures[cell.content];
      return {
        ...cell,
        state: result === undefined ? (failure === undefined ? "absent" : "failed") : "finished",
        ...(failure !== undefined && { failure }),
        ...(result !== undefined && runJson(result)),
      };
    }),
    contrasts: compareArms(plan, results).map(contrastJson),
    exploratory: exploreContrasts(others, plan, results).map(contrastJson),
    overTasks: {
      planned: overTasksJson(compareOverTasks(plan, results, plan.contrasts)),
      exploratory: overTasksJson(compareOverTasks({ ...plan, arms: [] }, results, others)).contrasts,
    },
    rankAgreements: rankAgreements(plan, results),
    matrices: armMatrices(plan, results).map(({ inDomain, ...rest }) => ({
      ...rest,
      inDomain: finiteOrNull(inDomain),
    })),
  };
}

function runJson({
  run,
  scores,
  matrices,
  scoresByStep: _scoresByStep,
  searches: _searches,
  environments: _environments,
  ...rest
}: CellResult) {
  return {
    run: basename(run),
    ...rest,
    scores: Object.fromEntries(scores),
    matrices: Object.fromEntries(matrices),
  };
}

function contrastJson(contrast: Contrast) {
  return {
    ...contrast,
    difference: finiteOrNull(contrast.difference),
    interval: contrast.interval.map(finiteOrNull),
    effect: finiteOrNull(contrast.effect),
  };
}

function overTasksJson({ arms, contrasts }: ReturnType<typeof compareOverTasks>) {
  const estimate = <Row extends { readonly value: number; readonly interval: readonly number[] }>(
    row: Row,
  ) => ({
    ...row,
    value: finiteOrNull(row.value),
    interval: row.interval.map(finiteOrNull),
  });
  return { arms: arms.map(estimate), contrasts: contrasts.map(estimate) };
}
