import { continualMatrix, continualMeans } from "../evaluation/continual.ts";
import type { Event } from "../run/events.ts";
import { eventsOf, growthPath } from "../run/history.ts";
import { describeArchitecture, percent } from "./describe-event.ts";
import { headlineScores } from "./headline-scores.ts";
import { printTable } from "./print-rows.ts";

/** The growth path, the scores after the last step, and those that are kept apart by step; on standard output. */
export function printResults(events: readonly Event[]): void {
  printGrowthPath(events);
  printScores(events);
  printContinualScores(events);
}

function printGrowthPath(events: readonly Event[]): void {
  const names = new Map(eventsOf(events, "step-started").map(({ step, name }) => [step, name]));
  printTable(
    ["step", "arrived", "architecture", "parameters", "mean score"],
    growthPath(events).map(({ step, architecture, parameters, scores }) => [
      String(step),
      names.get(step) ?? "",
      describeArchitecture(architecture),
      parameters.toLocaleString("en"),
      showMean(headlineScores(scores).map((score) => score.value)),
    ]),
  );
}

function printScores(events: readonly Event[]): void {
  const scores = headlineScores(eventsOf(events, "evaluated").at(-1)?.scores ?? []);
  if (scores.length === 0) return;
  const baselines = [...new Set(scores.flatMap((score) => Object.keys(score.baselines)))];
  console.log();
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
function printContinualScores(events: readonly Event[]): void {
  const evaluations = eventsOf(events, "evaluated").map((event) => event.scores);
  const last = (evaluations.at(-1) ?? []).filter((score) => score.ofStep !== undefined);
  if (last.length === 0) return;
  const steps = [...new Set(last.map((score) => score.ofStep as number))];
  console.log();
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
