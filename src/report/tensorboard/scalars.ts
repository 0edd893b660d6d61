import type { Event } from "../../run/log/events.ts";
import type { MetricsLine } from "../../run/metrics/metrics-line.ts";

/** Scalars of one moment. */
export interface Scalars {
  /** Seconds since 1970. */
  readonly at: number;
  /** Number of updates of the run or, for scores and sizes, growth step. */
  readonly step: number;
  readonly values: Readonly<Record<string, number>>;
}

/** Scalars of a line of the metrics. @param before updates of earlier growth steps. */
export function scalarsOfLine(line: MetricsLine, before: number): Scalars {
  const { at, update, loss, learningRate, gradientNorm, examplesPerSecond, waitingShare } = line;
  const values = {
    "training/loss": loss,
    "training/learning_rate": learningRate,
    ...(gradientNorm !== null && { "training/gradient_norm": gradientNorm }),
    "training/examples_per_second": examplesPerSecond,
    "training/waiting_share": waitingShare,
  };
  return { at, step: before + update, values };
}

/** Scalars of an event; `undefined` if it has none. @param before updates of earlier growth steps. */
export function scalarsOfEvent(event: Event, before: number): Scalars | undefined {
  const at = Date.parse(event.meta.at) / 1000;
  switch (event.type) {
    case "validated":
      return { at, step: before + event.update, values: { "validation/loss": event.loss } };
    case "inherited":
      return { at, step: event.step, values: { "growth/parameters": event.parameters } };
    case "evaluated": {
      const values = event.scores.map(({ name, ofStep, value }) => [
        ofStep === undefined ? `scores/${name}` : `scores/${name}/data of step ${ofStep}`,
        value,
      ]);
      return values.length === 0 ? undefined : { at, step: event.step, values: Object.fromEntries(values) };
    }
    default:
      return undefined;
  }
}
