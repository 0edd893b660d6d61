import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { armResults } from "../../ablation/arm-results.ts";
import type { CellResult, CellScore } from "../../ablation/cell-result.ts";
import {
  type ArmResults,
  compareArms,
  type Contrast,
  scoresOf,
  unknownScores,
} from "../../ablation/compare-arms.ts";
import { describeContrast } from "../../ablation/describe-contrast.ts";
import { finishedRuns } from "../../ablation/find-runs.ts";
import type { AblationPlan, Cell } from "../../ablation/plan.ts";
import { SweepFolder } from "../../ablation/sweep-folder.ts";
import { unequalArms } from "../../ablation/unequal-arms.ts";
import { hashOf } from "../../experiment/reading/resolved-experiment.ts";
import type { Experiment } from "../../experiment/schema/experiment.ts";
import { attemptsIn, runPath } from "../../run/results/read-run.ts";
import { runSummary } from "./run-summary.ts";
import type { CellView, ContrastView, SweepScore, SweepView } from "./sweep-page.ts";

/**
 * The view of an ablation. Its runs are looked for beside its folder.
 * @throws EspalierError if the plan or a finished run is damaged.
 */
export function sweepView(path: string, plan: AblationPlan): SweepView {
  const sweep = new SweepFolder(path);
  const runs = finishedRuns(dirname(resolve(path)), plan.folder);
  const results = armResults(plan, runs);
  const contrasts = compareArms(plan, results);
  const scores = scoresOf(plan, results).map((name): SweepScore => ({ name, ...kindOf(results, name) }));
  const tested = contrasts.filter(({ score }) => score === scores[0]?.name);
  const { name, baseline, seeds, arms, cells } = plan;
  return {
    kind: "sweep",
    folder: basename(resolve(path)),
    ...{ name, baseline, seeds, scores },
    arms: arms.map(({ name, changes }) => ({
      name,
      changes: changes.map(({ pointer, before = null, after = null }) => ({ pointer, before, after })),
    })),
    contrasts: contrasts.map((contrast) => contrastView(contrast, scores[0]?.name)),
    cells: cells.map((cell) =>
      cellView(cell, sweep, results.get(cell.arm)?.get(cell.seed), runs.get(cell.content)),
    ),
    findings: tested.map((contrast) =>
      describeContrast(contrast, kindOf(results, contrast.score), tested.length),
    ),
    limits: [...unknownScores(plan, results), ...unequalArms(plan, results)],
  };
}

/** Direction and unit of a score, from any run that has it. */
function kindOf(results: ArmResults, score: string): Pick<CellScore, "unit" | "direction"> {
  const runs = [...results.values()].flatMap((seeds) => [...seeds.values()]);
  const { unit, direction = "maximize" } =
    runs.find(({ scores }) => scores.has(score))?.scores.get(score) ?? {};
  return { direction, ...(unit !== undefined && { unit }) };
}

function contrastView(contrast: Contrast, decisive: string | undefined): ContrastView {
  const { arms, score, seeds, difference, interval, effect, p, adjusted } = contrast;
  return {
    ...{ arms, score },
    seeds: seeds.length,
    difference: finite(difference),
    interval: interval.every(Number.isFinite) ? interval : null,
    effect: finite(effect),
    isDecided: score === decisive,
    p: finite(p),
    adjusted: finite(adjusted),
  };
}

/** JSON has no NaN. */
function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
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
  const file = sweep.experimentFile(content);
  if (!existsSync(file)) return undefined;
  const experiment = JSON.parse(readFileSync(file, "utf8")) as Experiment;
  const root = dirname(resolve(sweep.path));
  const hash = hashOf(experiment);
  const attempt = attemptsIn(root, experiment.name, hash).at(-1);
  if (attempt === undefined) return undefined;
  const path = runPath(root, experiment.name, hash, attempt);
  const summary = runSummary(path);
  return summary?.state === "unfinished" ? { path, step: summary.steps } : undefined;
}
