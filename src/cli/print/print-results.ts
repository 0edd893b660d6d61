import { baselinesOf } from "../../evaluation/baselines-of.ts";
import { continualMatrix, continualMeans } from "../../evaluation/continual.ts";
import { type MeanPatterns, meanScores } from "../../evaluation/mean-scores.ts";
import type { Score } from "../../evaluation/score.ts";
import { wholeScores } from "../../evaluation/whole-scores.ts";
import { stepResults } from "../../report/run-results.ts";
import { grouped } from "../../report/view/grouped.ts";
import type { Event } from "../../run/log/events.ts";
import { headlineScores } from "../describe/headline-scores.ts";
import { print } from "./output.ts";
import { printGrowthPath } from "./print-growth-path.ts";
import { printTable } from "./print-table.ts";
import { detailRows, isVaried, MATRICES, tableRows } from "./score-details.ts";
import { showScoreName, showValue } from "../describe/show-score.ts";

/**
 * Prints growth path, scores after each step, scores that are kept apart by step, and means over tasks.
 * @param patterns of the means.
 * @throws EspalierError, after all else, if the scores of a mean cannot be averaged.
 */
export function printResults(events: readonly Event[], patterns: MeanPatterns = {}): void {
  const steps = stepResults(events);
  printGrowthPath(steps);
  const evaluations = steps.flatMap(({ step, scores }) => (scores === null ? [] : [{ step, scores }]));
  printScoresByStep(evaluations);
  printScores(headlineScores(evaluations.at(-1)?.scores ?? []));
  printContinualScores(evaluations);
  printMeans(evaluations, patterns);
}

/** Scores after a growth step. */
interface Evaluation {
  readonly step: number;
  readonly scores: readonly Score[];
}

/**
 * Prints a row for each score, and below it baselines and counts that differ between steps; those of the last step are in
 * the next table. Scores are not averaged, since tasks differ.
 */
function printScoresByStep(evaluations: readonly Evaluation[]): void {
  const all = evaluations.flatMap(({ scores }) => headlineScores(scores));
  if (all.length === 0 || evaluations.length < 2) return;
  print();
  printTable(
    ["score", ...evaluations.map(({ step }) => `after step ${step}`)],
    tableRows(
      [...grouped(all, ({ name }) => name).values()].map(([score]) => {
        const own = evaluations.map(({ scores }) =>
          headlineScores(scores).find(({ name }) => name === score.name),
        );
        const values = own.map((one) => showValue(score, one?.value));
        return { row: [showScoreName(score), ...values], details: detailRows(own).filter(isVaried) };
      }),
    ),
  );
}

function printScores(scores: readonly Score[]): void {
  if (scores.length === 0) return;
  const baselines = baselinesOf(scores);
  print();
  printTable(
    ["score", "value", "95 % interval", "count", "classes", ...baselines],
    scores.map((score) => [
      showScoreName(score),
      showValue(score, score.value),
      score.interval.map((bound) => showValue(score, bound)).join(" - "),
      String(score.count),
      String(score.classes ?? ""),
      ...baselines.map((name) => showValue(score, score.baselines[name])),
    ]),
  );
}

/**
 * Prints, for each score that is kept apart by step, TiC-CLIP's means and the last row of its matrix. Baselines and counts
 * of each step are below it, or in the matrix if that is printed.
 */
function printContinualScores(evaluations: readonly Evaluation[]): void {
  const last = (evaluations.at(-1)?.scores ?? []).filter(({ ofStep }) => ofStep !== undefined);
  if (last.length === 0) return;
  const steps = [...new Set(last.map(({ ofStep }) => ofStep!))];
  const all = evaluations.map(({ scores }) => scores);
  const scored = [...grouped(last, ({ name }) => name).values()];
  const hasMatrices = scored.length <= MATRICES && evaluations.length > 1;
  print();
  printTable(
    ["score by step", "in-domain", "backward", "forward", ...steps.map((step) => `of step ${step}`)],
    tableRows(
      scored.map((own) => {
        const [score] = own;
        const { inDomain, backward, forward } = continualMeans(continualMatrix(all, score.name));
        const means = [inDomain, backward, forward];
        const columns = steps.map((step) => own.find(({ ofStep }) => ofStep === step));
        const values = [...means, ...columns.map((one) => one?.value)].map((value) =>
          showValue(score, value),
        );
        const details = hasMatrices ? [] : detailRows([...means.map(() => undefined), ...columns]);
        return { row: [showScoreName(score), ...values], details };
      }),
    ),
  );
  if (hasMatrices) for (const own of scored) printMatrix(evaluations, steps, own);
}

/** Prints a row for each evaluation, each baseline and the counts, a column for the examples of each step. */
function printMatrix(
  evaluations: readonly Evaluation[],
  steps: readonly number[],
  [score, ...others]: readonly [Score, ...Score[]],
): void {
  const columnsOf = (scores: readonly Score[]) =>
    steps.map((step) => scores.find(({ name, ofStep }) => name === score.name && ofStep === step));
  print();
  printTable(
    [showScoreName(score), ...steps.map((step) => `of step ${step}`)],
    [
      ...evaluations.map(({ step, scores }) => [
        `after step ${step}`,
        ...columnsOf(scores).map((one) => showValue(score, one?.value)),
      ]),
      ...detailRows(columnsOf([score, ...others])),
    ],
  );
}

/** Prints means over tasks after each step, with their baselines after the last one. */
function printMeans(evaluations: readonly Evaluation[], patterns: MeanPatterns): void {
  if (evaluations.length === 0) return;
  const means = evaluations.map(({ scores }) => meanScores(patterns, wholeScores(scores)));
  const last = means.at(-1)!;
  const baselines = baselinesOf([...last.values()]);
  const rows = Object.keys(patterns).map((name) => {
    const mean = last.get(name);
    return [
      mean === undefined ? name : showScoreName({ name, ...mean }),
      ...means.map((one) => (mean === undefined ? "" : showValue(mean, one.get(name)?.value))),
      String(mean?.of.length ?? 0),
      ...baselines.map((baseline) => (mean === undefined ? "" : showValue(mean, mean.baselines[baseline]))),
    ];
  });
  if (rows.length === 0) return;
  print();
  const steps = evaluations.map(({ step }) => `after step ${step}`);
  printTable(["mean over tasks", ...steps, "scores", ...baselines], rows);
}
