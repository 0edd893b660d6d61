import { continualMatrix, continualMeans } from "../../evaluation/continual.ts";
import { type MeanPatterns, meanScores } from "../../evaluation/mean-scores.ts";
import type { Score } from "../../evaluation/score.ts";
import { wholeScores } from "../../evaluation/whole-scores.ts";
import { stepResults } from "../../report/run-results.ts";
import type { Event } from "../../run/log/events.ts";
import { mean } from "../../statistics/mean.ts";
import { headlineScores } from "../describe/headline-scores.ts";
import { print } from "./output.ts";
import { printGrowthPath } from "./print-growth-path.ts";
import { printTable } from "./print-table.ts";
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

/** Prints a row for each score. Scores are not averaged, since tasks differ. */
function printScoresByStep(evaluations: readonly Evaluation[]): void {
  const all = evaluations.flatMap(({ scores }) => headlineScores(scores));
  if (all.length === 0 || evaluations.length < 2) return;
  print();
  printTable(
    ["score", ...evaluations.map(({ step }) => `after step ${step}`)],
    [...byName(all).values()].map(([score]) => [
      showScoreName(score),
      ...evaluations.map(({ scores }) =>
        showValue(score, headlineScores(scores).find(({ name }) => name === score.name)?.value),
      ),
    ]),
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

/** Prints, for each score that is kept apart by step, TiC-CLIP's means, the last row of its matrix and mean baselines. */
function printContinualScores(evaluations: readonly Evaluation[]): void {
  const last = (evaluations.at(-1)?.scores ?? []).filter(({ ofStep }) => ofStep !== undefined);
  if (last.length === 0) return;
  const steps = [...new Set(last.map(({ ofStep }) => ofStep!))];
  const baselines = baselinesOf(last);
  const all = evaluations.map(({ scores }) => scores);
  const scored = [...byName(last).values()];
  print();
  printTable(
    [
      ...["score by step", "in-domain", "backward", "forward"],
      ...steps.map((step) => `of step ${step}`),
      ...baselines,
    ],
    scored.map((own) => {
      const [score] = own;
      const { inDomain, backward, forward } = continualMeans(continualMatrix(all, score.name));
      return [
        showScoreName(score),
        ...[inDomain, backward, forward].map((value) => showValue(score, value)),
        ...steps.map((step) => showValue(score, own.find(({ ofStep }) => ofStep === step)?.value)),
        ...baselines.map((name) => showValue(score, meanOf(own.map((one) => one.baselines[name])))),
      ];
    }),
  );
  if (scored.length <= MATRICES && evaluations.length > 1)
    for (const own of scored) printMatrix(evaluations, steps, own);
}

/** Largest number of scores whose whole matrix is printed. */
const MATRICES = 2;

/** Prints a row for each evaluation and each baseline, a column for the examples of each step. */
function printMatrix(
  evaluations: readonly Evaluation[],
  steps: readonly number[],
  own: readonly [Score, ...Score[]],
): void {
  const [score] = own;
  const row = (label: string, scores: readonly Score[], valueOf: (score: Score) => number | undefined) => [
    label,
    ...steps.map((step) => {
      const found = scores.find(({ name, ofStep }) => name === score.name && ofStep === step);
      return showValue(score, found && valueOf(found));
    }),
  ];
  print();
  printTable(
    [showScoreName(score), ...steps.map((step) => `of step ${step}`)],
    [
      ...evaluations.map(({ step, scores }) => row(`after step ${step}`, scores, ({ value }) => value)),
      ...baselinesOf(own).map((name) => row(name, own, ({ baselines }) => baselines[name])),
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

function byName(scores: readonly Score[]): ReadonlyMap<string, readonly [Score, ...Score[]]> {
  const named = new Map<string, [Score, ...Score[]]>();
  for (const score of scores) {
    const known = named.get(score.name);
    if (known === undefined) named.set(score.name, [score]);
    else known.push(score);
  }
  return named;
}

function baselinesOf(scores: readonly Pick<Score, "baselines">[]): readonly string[] {
  return [...new Set(scores.flatMap(({ baselines }) => Object.keys(baselines)))];
}

/** The mean of the known values. */
function meanOf(values: readonly (number | undefined)[]): number {
  const known = values.filter((value) => value !== undefined);
  return mean(known);
}
