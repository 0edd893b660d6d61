import type { Score } from "../../evaluation/score.ts";
import type { Event, EventOf } from "../../run/log/events.ts";
import type { ArchitectureValues } from "../../architecture/architecture.ts";
import { keptTogether } from "../print/wrap.ts";
import { describeArchitecture, describeChanges } from "./describe-architecture.ts";
import { headlineScores } from "./headline-scores.ts";
import { counted } from "../../counted.ts";
import { showNumber } from "./show-number.ts";
import { percent, showValue } from "./show-score.ts";

/**
 * Describes an event in a line; `undefined` for events that the progress display shows already. Further lines, as of a
 * failure, are indented, so that none of them can be taken for another event.
 * @param events the log so far, for objectives and current architecture of the search.
 */
export function describeEvent(event: Event, events: readonly Event[]): string | undefined {
  return describe(event, events)?.replaceAll(/\r?\n/g, "\n    ");
}

function describe(event: Event, events: readonly Event[]): string | undefined {
  switch (event.type) {
    case "step-started": {
      const { train, validation } = event.examples;
      if (train + validation === 0) return `step ${event.step}: ${event.name}`;
      const leftOut =
        event.faults === undefined
          ? ""
          : `, ${showNumber(event.faults.count)} faulty ones of all data left out`;
      return `step ${event.step}: ${event.name}, ${counted(train, "new example")} for training, ${showNumber(validation)} for validation${leftOut}`;
    }
    case "growth-decided":
      return event.fires ? undefined : `  no search: ${event.reason}`;
    case "space-opened":
      return event.size === null
        ? "  more candidates than can be counted"
        : `  ${counted(event.size, "candidate")}`;
    case "history-imported":
      return `  imported ${counted(event.trials.length, "trial")}${describeLeftOut(event)}`;
    case "shared-trained":
      return `  trained the weights that candidates share: ${counted(event.updates, "update")}, loss ${event.loss.toFixed(3)}`;
    case "trial-finished":
      return `  trial ${event.trial}${describeTrial(event, events)}`;
    case "selected": {
      const change = keptTogether(describeCandidate(event.architecture, currentIn(events, event.step)));
      return `  chosen: trial ${event.trial}, ${change}\nreason: ${event.reason}`;
    }
    case "inherited":
      if (event.liveChange === null)
        return event.parameters === 0 ? undefined : "  starts from new initial weights";
      return `  inherits ${percent(event.inheritedShare)} of its parameters; ${describeOutputs(event)}`;
    case "trained":
      return `  trained ${counted(event.updates, "update")}, loss ${event.loss.toFixed(3)}`;
    case "evaluated": {
      const scores = shownScores(event);
      if (scores.length === 0) return undefined;
      return `  ${scores.map((score) => keptTogether(`${score.name} ${showValue(score, score.value)}`)).join(", ")}`;
    }
    default:
      return undefined;
  }
}

function describeLeftOut({ leftOut, firstLeftOut }: EventOf<"history-imported">): string {
  if (leftOut === 0) return "";
  return `, left out ${showNumber(leftOut)}${firstLeftOut === undefined ? "" : `, first ${firstLeftOut}`}`;
}

/** Its main measurement and what it changed, or why it failed. */
function describeTrial(event: EventOf<"trial-finished">, events: readonly Event[]): string {
  if (event.status === "failed") return ` failed: ${event.failure}`;
  const measurements = { ...event.measurements, ...event.meta.measurements };
  const name = mainObjective(events, event.step) ?? Object.keys(measurements)[0];
  const value = name === undefined ? undefined : measurements[name];
  const change = describeChange(event, events);
  return `: ${value === undefined ? "measured" : `${name} ${showNumber(value)}`}${change}`;
}

/** Nothing where the whole architecture would be shorter: `chosen` and `espalier trials` show it. */
function describeChange({ step, trial }: EventOf<"trial-finished">, events: readonly Event[]): string {
  const proposed = events.findLast(
    (event) => event.type === "trial-proposed" && event.step === step && event.trial === trial,
  );
  if (proposed?.type !== "trial-proposed") return "";
  const shown = describeCandidate(proposed.architecture, currentIn(events, step));
  return shown === describeArchitecture(proposed.architecture) ? "" : `, ${keptTogether(shown)}`;
}

/** How far the child's outputs differ from its parent's: with the weights, and with their averages. */
function describeOutputs({ liveChange, averagedChange }: EventOf<"inherited">): string {
  const [live, averaged] = [liveChange ?? 0, averagedChange ?? 0].map((change) => change.toExponential(1));
  if (!liveChange && !averagedChange) return "its outputs are unchanged";
  if (live === averaged) return `its outputs change by at most ${live}`;
  return `its outputs change by at most ${live}, with averaged weights by ${averaged}`;
}

/** Changes from the current architecture, or the whole candidate if that is shorter. */
function describeCandidate(candidate: ArchitectureValues, current: ArchitectureValues): string {
  const [changes, whole] = [describeChanges(current, candidate), describeArchitecture(candidate)];
  return changes.length < whole.length ? changes : whole;
}

function openedIn(events: readonly Event[], step: number): EventOf<"space-opened"> | undefined {
  return events.findLast(
    (event): event is EventOf<"space-opened"> => event.type === "space-opened" && event.step === step,
  );
}

function currentIn(events: readonly Event[], step: number): ArchitectureValues {
  return openedIn(events, step)?.current ?? {};
}

function mainObjective(events: readonly Event[], step: number): string | undefined {
  return openedIn(events, step)?.objectives?.[0]?.measurement;
}

/** Scores over all steps or, if all are kept apart by step, those of the step itself. */
function shownScores({ step, scores }: EventOf<"evaluated">): readonly Score[] {
  const headline = headlineScores(scores);
  return headline.length > 0 ? headline : scores.filter(({ ofStep }) => ofStep === step);
}
