import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { armResults } from "../../ablation/arm-results.ts";
import type { CellResult } from "../../ablation/cell-result.ts";
import {
  compareArms,
  type Contrast,
  exploreContrasts,
  kindOf,
  otherContrasts,
  scoresOf,
} from "../../ablation/compare-arms.ts";
import { findingsOf, limitsOf } from "../../ablation/findings.ts";
import { withMeans } from "../../ablation/mean-results.ts";
import type { AblationPlan, Cell } from "../../ablation/plan.ts";
import { agreementSummaries } from "../../ablation/rank-agreement.ts";
import { SweepFolder } from "../../ablation/sweep-folder.ts";
import { hashOf } from "../../experiment/reading/resolved-experiment.ts";
import type { Experiment } from "../../experiment/schema/experiment.ts";
import { finiteOrNull } from "../../json/finite-or-null.ts";
import { attemptsIn, runPath } from "../../run/results/read-run.ts";
import { courseViews, finiteInterval, matrixViews } from "./arm-views.ts";
import { runSummary } from "./run-summary.ts";
import type { CellView, ContrastView, SweepScore, SweepView } from "./sweep-page.ts";

/**
 * The view of an ablation. Its runs are looked for beside its folder.
 * @throws EspalierError if the plan or a finished run is damaged, or if the scores of a mean cannot be averaged.
 */
export function sweepView(path: string, plan: AblationPlan): SweepView {
  const sweep = new SweepFolder(path);
  const runs = sweep.finishedRuns(plan, dirname(resolve(path)));
  const results = withMeans(plan.means, armResults(plan, runs));
  const scores = scoresOf(plan, results).map((name): SweepScore => ({ name, ...kindOf(results, name) }));
  const { name, baseline, seeds, arms, cells } = plan;
  return {
    kind: "sweep",
    folder: basename(resolve(path)),
    ...{ name, baseline, seeds, scores },
    arms: arms.map(({ name, changes }) => ({
      name,
      changes: changes.map(({ pointer, before = null, after = null }) => ({ pointer, before, after })),
    })),
    contrasts: [
      ...compareArms(plan, results).map((contrast) =>
        contrastView(contrast, contrast.score === scores[0]?.name),
      ),
      ...exploreContrasts(otherContrasts(plan), plan, results).map((contrast) =>
        contrastView(contrast, false),
      ),
    ],
    // Runs that only find the path of the arms are left out.
    cells: cells
      .filter(({ arm }) => results.has(arm))
      .map((cell) => cellView(cell, sweep, results.get(cell.arm)?.get(cell.seed), runs.get(cell.content))),
    courses: courseViews(plan, results),
    matrices: matrixViews(plan, results),
    agreements: agreementSummaries(plan, results),
    findings: findingsOf(plan, results),
    limits: limitsOf(plan, results),
  };
}

function contrastView(contrast: Contrast, isDecided: boolean): ContrastView {
  const { arms, score, seeds, difference, interval, effect, p, adjusted } = contrast;
  return {
    ...{ arms, score },
    seeds: seeds.length,
    difference: finiteOrNull(difference),
    interval: finiteInterval(interval),
    effect: finiteOrNull(effect),
    isDecided,
    p: finiteOrNull(p),
    adjusted: finiteOrNull(adjusted),
  };
}

function cellView(
  { arm, seed, content }: Cell,
  sweep: SweepFolder,
  result: CellResult | undefined,
  run: string | undefined,
): CellView {
  const failure = result === undefined ? sweep.failures[content] : undefined;
  const unfinished = result === undefined ? unfinishedRun(sweep, content) : undefined;
  const state =
    result !== undefined
      ? "finished"
      : failure !== undefined
        ? "failed"
        : unfinished !== undefined
          ? "unfinished"
          : "queued";
  const path = run ?? unfinished?.path;
  return {
    ...{ arm, seed, state },
    failure: failure ?? null,
    step: unfinished?.step ?? null,
    run: path === undefined ? null : basename(path),
    scores: Object.fromEntries([...(result?.scores ?? [])].map(([name, { value }]) => [name, value])),
    costs: result === undefined ? {} : costsOf(result),
  };
}

/** All figures of a result besides its scores. */
function costsOf({ scores: _scores, seconds, ...others }: CellResult): Readonly<Record<string, number>> {
  const figures = Object.entries({ ...others, minutes: seconds / 60 } as Readonly<Record<string, unknown>>);
  return Object.fromEntries(
    figures.filter((figure): figure is [string, number] => typeof figure[1] === "number" && figure[1] > 0),
  );
}

/** The last run of a cell that has begun, and its growth step. */
function unfinishedRun(
  sweep: SweepFolder,
  content: string,
): { readonly path: string; readonly step: number | null } | undefined {
  const files = [sweep.guidedFile(content), sweep.experimentFile(content)];
  const file = files.find((one) => existsSync(one));
  if (file === undefined) return undefined;
  const experiment = JSON.parse(readFileSync(file, "utf8")) as Experiment;
  const root = dirname(resolve(sweep.path));
  const hash = hashOf(experiment);
  const attempt = attemptsIn(root, experiment.name, hash).at(-1);
  if (attempt === undefined) return undefined;
  const path = runPath(root, experiment.name, hash, attempt);
  const summary = runSummary(path);
  return summary?.state === "unfinished" ? { path, step: summary.steps } : undefined;
}
