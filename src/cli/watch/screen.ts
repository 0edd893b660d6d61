import { stepResults } from "../../report/run-results.ts";
import { lossPoints } from "../../report/view/loss-points.ts";
import type { LossPoint } from "../../report/view/view.ts";
import type { Event } from "../../run/log/events.ts";
import type { MetricsLine } from "../../run/metrics/metrics-line.ts";
import { workedSeconds } from "../../run/log/worked-seconds.ts";
import { describeEvent } from "../describe/describe-event.ts";
import { headlineScores } from "../describe/headline-scores.ts";
import { counted } from "../../counted.ts";
import { showNumber, showSeconds } from "../describe/show-number.ts";
import { showValue } from "../describe/show-score.ts";
import { describeTraining } from "./describe-training.ts";
import { sparkline } from "./sparkline.ts";

/** Scores, and events, that have a line. */
const SHOWN = { scores: 6, events: 6 };

/** The lines of a screen that shows a run. @param metrics of the run. @param width columns. */
export function screenOf(
  name: string,
  events: readonly Event[],
  metrics: readonly MetricsLine[],
  width: number,
): readonly string[] {
  const steps = stepResults(events);
  const step = steps.at(-1);
  const progress = step?.phase === "training" ? describeTraining(metrics, step.step) : undefined;
  const isFinished = events.at(-1)?.type === "run-finished";
  const scores = headlineScores(steps.findLast((one) => one.scores !== null)?.scores ?? []);
  const trials = step?.search?.trials;
  return [
    `${name}: ${isFinished ? "finished" : "running or interrupted"} after ${showSeconds(workedSeconds(events))}`,
    ...(step === undefined ? [] : [`step ${step.step} (${step.name}): ${step.phase}`]),
    ...((step?.parameters ?? 0) > 0 ? [`${showNumber(step!.parameters!)} parameters`] : []),
    ...(trials === undefined
      ? []
      : [
          `${counted(trials.completed, "trial")} measured, ${trials.running} running, ${trials.failed} failed`,
        ]),
    ...(progress === undefined ? [] : [progress]),
    ...lossLines("training", trainingLosses(events, metrics), width),
    ...lossLines("validation", loggedLosses(events, "validation"), width),
    ...(scores.length === 0 ? [] : [""]),
    ...scores.slice(0, SHOWN.scores).map((score) => `${score.name} ${showValue(score, score.value)}`),
    "",
    ...lastEvents(events),
  ];
}

/** Losses of the latest training: those of its metrics or, if it has none, of the log. */
function trainingLosses(events: readonly Event[], metrics: readonly MetricsLine[]): readonly number[] {
  const step = metrics.at(-1)?.step;
  const lines = metrics.filter((line) => line.step === step);
  return lines.length === 0 ? loggedLosses(events, "training") : lines.map(({ loss }) => loss);
}

function loggedLosses(events: readonly Event[], kind: LossPoint["kind"]): readonly number[] {
  return lossPoints(events).flatMap((point) => (point.kind === kind ? [point.loss] : []));
}

function lossLines(kind: string, losses: readonly number[], width: number): readonly string[] {
  return losses.length === 0
    ? []
    : ["", `${kind} loss ${showNumber(losses.at(-1)!)}`, sparkline(losses, width)];
}

function lastEvents(events: readonly Event[]): readonly string[] {
  const lines: string[] = [];
  for (let place = events.length - 1; place >= 0 && lines.length < SHOWN.events; place--) {
    const line = describeEvent(events[place]!, events);
    if (line !== undefined) lines.unshift(line);
  }
  return lines;
}
