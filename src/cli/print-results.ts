import { continualMatrix, continualMeans } from "../evaluation/continual.ts";
import type { Score } from "../evaluation/score.ts";
import { stepResults } from "../report/run-results.ts";
import type { Event } from "../run/events.ts";
import { percent } from "./describe-event.ts";
import { headlineScores } from "./headline-scores.ts";
import { print } from "./output.ts";
import { printGrowthPath } from "./print-growth-path.ts";
import { printTable } from "./print-rows.ts";

/** The growth path, the scores after each step, and those that are kept apart by step; on standard output. */
export function printResults(events: readonly Event[]): void {
  const steps = stepResults(events);
  printGrowthPath(steps);
  const evaluations = steps.flatMap(({ step, scores }) => (scores === null ? [] : [{ step, scores }]));
  printScoresByStep(evaluations);
  printScores(headlineScores(evaluations.at(-1)?.scores ?? []));
  printContinualScores(evaluations.map(({ scores }) => scores));
}

/** Scores after a growth step. */
interface Evaluation {
  readonly step: number;
  readonly scores: readonly Score[];
}

/** A row for each score. There is no mean over scores, since tasks differ. */
function printScoresByStep(evaluations: readonly Evaluation[]): void {
  const names = new Set(evaluations.flatMap(({ scores }) => headlineScores(scores).map(({ name }) => name)));
  if (names.size === 0 || evaluations.length < 2) return;
  print();
  printTable(
    ["score", ...evaluations.map(({ step }) => `after step ${step}`)],
    [...names].map((name) => [
      name,
      ...evaluations.map(({ scores }) =>
        showShare(headlineScores(scores).find((score) => score.name === name)?.value),
      ),
    ]),
  );
}

function printScores(scores: readonly Score[]): void {
  if (scores.length === 0) return;
  const baselines = [...new Set(scores.flatMap((score) => Object.keys(score.baselines)))];
  print();
  printTable(
    ["score", "value", "95 % interval", "count", "classes", ...baselines],
    scores.map((score) => [
      score.name,
      percent(score.value),
      score.interval.map(percent).join(" - "),
      String(score.count),
      String(score.classes ?? ""),
      ...baselines.map((name) => showShare(score.baselines[name])),
    ]),
  );
}

/** For each score that is kept apart by step: TiC-CLIP's means and the last row of its matrix. */
function printContinualScores(evaluations: readonly (readonly Score[])[]): void {
  const last = (evaluations.at(-1) ?? []).filter((score) => score.ofStep !== undefined);
  if (last.length === 0) return;
  const steps = [...new Set(last.map((score) => score.ofStep as number))];
  print();
  printTable(
    [
      "score by step",
      "in-domain",
      "backward",
      "forward",
      ...steps.map((step) => `of step ${step}`),
      "chance",
    ],
    [...new Set(last.map((score) => score.name))].map((name) => {
      const { inDomain, backward, forward } = continualMeans(continualMatrix(evaluations, name));
      const own = last.filter((score) => score.name === name);
      const chances = own.map((score) => score.baselines["chance"] ?? Number.NaN);
      return [
        name,
        ...[inDomain, backward, forward].map(showShare),
        ...steps.map((step) => showShare(own.find((score) => score.ofStep === step)?.value)),
        showMean(chances),
      ];
    }),
  );
}

function showShare(share: number | undefined): string {
  return share === undefined || Number.isNaN(share) ? "" : percent(share);
}

function showMean(values: readonly number[]): string {
  return values.length === 0 ? "" : showShare(values.reduce((sum, value) => sum + value, 0) / values.length);
}
