import { stepResults } from "../../report/run-results.ts";
import { lossPoints } from "../../report/view/loss-points.ts";
import type { Event } from "../../run/log/events.ts";
import { workedSeconds } from "../../run/log/worked-seconds.ts";
import { describeEvent } from "../describe/describe-event.ts";
import { headlineScores } from "../describe/headline-scores.ts";
import { counted } from "../../counted.ts";
import { showNumber, showSeconds } from "../describe/show-number.ts";
import { showValue } from "../describe/show-score.ts";
import { sparkline } from "./sparkline.ts";

/** Scores, and events, that have a line. */
const SHOWN = { scores: 6, events: 6 };

/** The lines of a screen that shows a run. @param width columns. */
export function screenOf(name: string, events: readonly Event[], width: number): readonly string[] {
  const steps = stepResults(events);
  const step = steps.at(-1);
  const losses = lossPoints(events);
  const kind = losses.some(({ kind }) => kind === "validation") ? "validation" : "training";
  const shown = losses.filter((point) => point.kind === kind).map(({ loss }) => loss);
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
    ...(shown.length === 0 ? [] : ["", `${kind} loss ${showNumber(shown.at(-1)!)}`, sparkline(shown, width)]),
    ...(scores.length === 0 ? [] : [""]),
    ...scores.slice(0, SHOWN.scores).map((score) => `${score.name} ${showValue(score, score.value)}`),
    "",
    ...lastEvents(events),
  ];
}

function lastEvents(events: readonly Event[]): readonly string[] {
  const lines: string[] = [];
  for (let place = events.length - 1; place >= 0 && lines.length < SHOWN.events; place--) {
    const line = describeEvent(events[place]!, events);
    if (line !== undefined) lines.unshift(line);
  }
  return lines;
}
