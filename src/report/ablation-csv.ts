import { basename } from "node:path";
import type { CellResult, CellScore } from "../ablation/cell-result.ts";
import { type ArmResults, runsOf } from "../ablation/arm-results.ts";
import { scoresOf } from "../ablation/compare-arms.ts";
import type { AblationPlan } from "../ablation/plan.ts";
import { provenanceOf } from "../ablation/provenance.ts";
import { baselinesOf } from "../evaluation/baselines-of.ts";
import { csv } from "./csv.ts";

/** The scores of all finished runs as CSV: a row for each arm, seed and score. @param results with means. */
export function ablationCsv(plan: AblationPlan, results: ArmResults): string {
  const scores = scoresOf(plan, results);
  const found = runsOf(results).flatMap((run) => [...run.scores.values()]);
  const baselines = baselinesOf(found);
  const hasFlops = runsOf(results).some(({ flops }) => flops !== undefined);
  const compute = ["parameters", ...(hasFlops ? ["flops"] : []), "examples", "seconds"] as const;
  const headings = [
    ...["arm", "seed", "score", "value", "unit", "direction"],
    ...baselines.map((name) => `baseline ${name}`),
    ...[...compute, "finished", "run", "engine", "espalier", "node", "tfjs", "commit"],
  ];
  const rows = plan.arms.flatMap(({ name }) =>
    [...(results.get(name) ?? [])].flatMap(([seed, run]) =>
      scores.flatMap((score) => {
        const one = run.scores.get(score);
        if (one === undefined) return [];
        return [
          [
            ...[name, seed, score, ...scaleOf(one)],
            ...baselines.map((baseline) => one.baselines[baseline]),
            ...compute.map((column) => run[column as keyof CellResult] as number | undefined),
            ...[run.finished, basename(run.run), ...originOf(run)],
          ],
        ];
      }),
    ),
  );
  return csv([headings, ...rows]);
}

function scaleOf({ value, unit, direction }: CellScore): readonly (string | number)[] {
  return [value, unit ?? "share", direction];
}

function originOf(run: CellResult): readonly string[] {
  const { engines, espalier, node, tfjs, commits } = provenanceOf([run]);
  return [engines, espalier, node, tfjs, commits].map((values) => values.join("; "));
}
