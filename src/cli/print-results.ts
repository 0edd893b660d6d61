import type { Event } from "../run/events.ts";
import { eventsOf, growthPath } from "../run/history.ts";
import { describeArchitecture, percent } from "./describe-event.ts";
import { headlineScores } from "./headline-scores.ts";
import { printTable } from "./print-rows.ts";

/** The growth path and the scores after the last step, on standard output. */
export function printResults(events: readonly Event[]): void {
  const names = new Map(eventsOf(events, "step-started").map(({ step, name }) => [step, name]));
  printTable(
    ["step", "arrived", "architecture", "parameters", "mean score"],
    growthPath(events).map(({ step, architecture, parameters, scores }) => [
      String(step),
      names.get(step) ?? "",
      describeArchitecture(architecture),
      parameters.toLocaleString("en"),
      percent(mean(headlineScores(scores, step).map((score) => score.value))),
    ]),
  );
  console.log();
  printScores(events);
}

function printScores(events: readonly Event[]): void {
  const last = eventsOf(events, "evaluated").at(-1);
  if (last === undefined) return;
  const scores = headlineScores(last.scores, last.step);
  const baselines = [...new Set(scores.flatMap((score) => Object.keys(score.baselines)))];
  printTable(
    ["score", "value", "95 % interval", "count", "classes", ...baselines],
    scores.map((score) => [
      score.name,
      percent(score.value),
      score.interval.map(percent).join(" - "),
      String(score.count),
      String(score.classes ?? ""),
      ...baselines.map((name) => (name in score.baselines ? percent(score.baselines[name] as number) : "")),
    ]),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
