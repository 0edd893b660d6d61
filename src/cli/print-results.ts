import type { Event, EventOf, EventType } from "../run/events.ts";
import { describeArchitecture, percent } from "./describe-event.ts";
import { headlineScores } from "./headline-scores.ts";
import { printTable } from "./print-rows.ts";

/** The growth path and the scores after the last step, on standard output. */
export function printResults(events: readonly Event[]): void {
  printGrowthPath(events);
  console.log();
  printScores(events);
}

function printGrowthPath(events: readonly Event[]): void {
  const rows = of(events, "evaluated").map(({ step, scores }) => {
    const architecture = of(events, "selected").filter((event) => event.step <= step).at(-1);
    const winner = of(events, "trial-finished").find(
      (event) => event.step === architecture?.step && event.trial === architecture.trial,
    );
    const parameters = winner?.measurements["parameters"];
    const [mean] = [scores.filter((score) => score.ofStep === undefined)].map(
      (apart) => apart.reduce((sum, score) => sum + score.value, 0) / apart.length,
    );
    return [
      String(step),
      of(events, "step-started").find((event) => event.step === step)?.name ?? "",
      architecture === undefined ? "as started" : describeArchitecture(architecture.architecture),
      parameters === undefined ? "" : parameters.toLocaleString("en"),
      mean === undefined || Number.isNaN(mean) ? "" : percent(mean),
    ];
  });
  printTable(["step", "arrived", "architecture", "parameters", "mean score"], rows);
}

function printScores(events: readonly Event[]): void {
  const last = of(events, "evaluated").at(-1);
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

function of<Name extends EventType>(events: readonly Event[], type: Name): EventOf<Name>[] {
  return events.filter((event): event is EventOf<Name> => event.type === type);
}
