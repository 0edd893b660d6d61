import type { Score } from "../evaluation/score.ts";
import type { Event, EventOf } from "../run/log/events.ts";
import { describeArchitecture } from "./describe-architecture.ts";
import { headlineScores } from "./headline-scores.ts";
import { counted, showNumber } from "./show-number.ts";
import { percent, showValue } from "./show-score.ts";

/**
 * Describes an event in a line; `undefined` for events that the progress display shows already. Further lines, as of a
 * failure, are indented, so that none of them can be taken for another event.
 * @param events the log so far, which has the objectives of the search.
 */
export function describeEvent(event: Event, events: readonly Event[]): string | undefined {
  return describe(event, events)?.replaceAll(/\r?\n/g, "\n    ");
}

function describe(event: Event, events: readonly Event[]): string | undefined {
  switch (event.type) {
    case "step-started": {
      const { train, validation } = event.examples;
      if (train + validation === 0) return `step ${event.step}: ${event.name}`;
      return `step ${event.step}: ${event.name}, ${counted(train, "new example")} to train on, ${showNumber(validation)} to validate`;
    }
    case "growth-decided":
      return event.fires ? undefined : `  stays as it is: ${event.reason}`;
    case "space-opened":
      return event.size === null ? "  uncounted candidates" : `  ${counted(event.size, "candidate")}`;
    case "history-imported":
      return `  ${counted(event.trials.length, "imported trial")}${event.leftOut === 0 ? "" : `, ${event.leftOut} left out; the first: ${event.firstLeftOut}`}`;
    case "shared-trained":
      return `  trained what the candidates share: ${counted(event.updates, "update")}, loss ${event.loss.toFixed(3)}`;
    case "trial-finished": {
      if (event.status === "failed") return `  trial ${event.trial} failed: ${event.failure}`;
      const measurements = { ...event.measurements, ...event.meta.measurements };
      const [first] = Object.keys(measurements);
      const name = mainObjective(events, event.step) ?? first;
      const value = name === undefined ? undefined : measurements[name];
      return `  trial ${event.trial}: ${value === undefined ? "measured" : `${name} ${showNumber(value)}`}`;
    }
    case "selected":
      return `  chosen: trial ${event.trial}, ${describeArchitecture(event.architecture)} (${event.reason})`;
    case "inherited":
      if (event.liveChange === null) return event.parameters === 0 ? undefined : `  starts afresh`;
      return `  inherits ${percent(event.inheritedShare)} of its parameters; outputs change by at most ${describeChange(event.liveChange)} (live weights) and ${describeChange(event.averagedChange)} (averages)`;
    case "trained":
      return `  trained ${counted(event.updates, "update")}, loss ${event.loss.toFixed(3)}`;
    case "evaluated": {
      const scores = shownScores(event);
      return scores.length === 0
        ? undefined
        : scores.map((score) => `  ${score.name} ${showValue(score, score.value)}`).join(",");
    }
    default:
      return undefined;
  }
}

function describeChange(change: number | null): string {
  return (change ?? 0).toExponential(1);
}

/** The main objective of a step's search. */
function mainObjective(events: readonly Event[], step: number): string | undefined {
  const opened = events.findLast((event) => event.type === "space-opened" && event.step === step);
  return opened?.type === "space-opened" ? opened.objectives?.[0]?.measurement : undefined;
}

/** Scores over all that has arrived or, if all are kept apart by step, those of the step itself. */
function shownScores({ step, scores }: EventOf<"evaluated">): readonly Score[] {
  const headline = headlineScores(scores);
  return headline.length > 0 ? headline : scores.filter(({ ofStep }) => ofStep === step);
}
