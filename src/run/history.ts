import { Architecture, type ArchitectureValues } from "../architecture/architecture.ts";
import type { Score } from "../evaluation/score.ts";
import type { StepRecord } from "../growth/growth-trigger.ts";
import {
  type MeasurementConstraint,
  parseConstraint,
  violationBy,
} from "../search/measurement-constraint.ts";
import type { Objective } from "../search/objective.ts";
import { rungsOf } from "../search/rungs.ts";
import type { Trial } from "../search/trial.ts";
import type { Event, EventOf, EventType } from "./events.ts";

/** What a run had become by the end of a growth step. */
export interface GrowthPoint {
  readonly step: number;
  readonly architecture: ArchitectureValues;
  readonly parameters: number;
  readonly scores: readonly Score[];
}

/**
 * The trials of a growth step, in order of proposal. A running trial has the budget that it is being measured at; one
 * that has been measured, the largest budget so far.
 */
export function trialsOf(events: readonly Event[], step: number): Trial[] {
  const trials: Trial[] = [];
  const constraints = constraintsOf(events, step);
  for (const event of events) {
    if (event.type === "trial-proposed" && event.step === step) trials[event.trial] = proposed(event);
    if (event.type !== "trial-continued" && event.type !== "trial-finished") continue;
    const trial = trials[event.trial];
    if (trial === undefined || event.step !== step) continue;
    if (event.type === "trial-continued") {
      trials[event.trial] = { ...trial, status: "running", budget: event.budget };
    } else if (trial.status === "running" || trial.budget < event.budget) {
      trials[event.trial] = finished(trial, event, constraints);
    }
  }
  return trials;
}

/** The trials of a growth step that are being measured, the one that was started first in front. */
export function runningTrials(events: readonly Event[], step: number): Trial[] {
  const started = events.flatMap((event) =>
    (event.type === "trial-proposed" || event.type === "trial-continued") && event.step === step
      ? [event.trial]
      : [],
  );
  return trialsOf(events, step)
    .filter((trial) => trial.status === "running")
    .toSorted((one, other) => started.lastIndexOf(one.number) - started.lastIndexOf(other.number));
}

/** The checkpoints from which each trial of a growth step can go on, if it has any. */
export function keptCheckpoints(
  events: readonly Event[],
  step: number,
): ReadonlyMap<number, readonly string[]> {
  const finished = eventsOf(events, "trial-finished").filter((event) => event.step === step);
  return new Map(finished.map(({ trial, checkpoints }) => [trial, checkpoints ?? []]));
}

/** All trials of a run, by growth step. */
export function trialsByStep(events: readonly Event[]): { step: number; trials: Trial[] }[] {
  const steps = new Set(eventsOf(events, "trial-proposed").map((event) => event.step));
  return [...steps].map((step) => ({ step, trials: trialsOf(events, step) }));
}

/** What growth triggers know: a record of each step whose training has ended. */
export function stepRecords(events: readonly Event[]): StepRecord[] {
  const validated = eventsOf(events, "validated");
  return eventsOf(events, "trained").map(({ step }) => ({
    step,
    validationLosses: validated
      .filter((event) => event.step === step)
      .toSorted((one, other) => one.update - other.update)
      .map((event) => event.loss),
  }));
}

/** How the architecture grew: a point for each step that has been evaluated. */
export function growthPath(events: readonly Event[]): GrowthPoint[] {
  const children = eventsOf(events, "inherited");
  return eventsOf(events, "evaluated").flatMap(({ step, scores }) => {
    const child = children.findLast((event) => event.step <= step);
    return child === undefined
      ? []
      : [{ step, architecture: child.architecture, parameters: child.parameters, scores }];
  });
}

/** The last checkpoint that was written during the training of a step. */
export function lastCheckpoint(events: readonly Event[], step: number): EventOf<"checkpoint"> | undefined {
  return eventsOf(events, "checkpoint").findLast((event) => event.step === step);
}

/** The events of a type, in order. */
export function eventsOf<Name extends EventType>(events: readonly Event[], type: Name): EventOf<Name>[] {
  return events.filter((event): event is EventOf<Name> => event.type === type);
}

/** An architecture is hashed once, however often the log is read. */
const proposals = new WeakMap<Event, Trial>();

function proposed(event: EventOf<"trial-proposed">): Trial {
  const trial: Trial = proposals.get(event) ?? {
    number: event.trial,
    architecture: new Architecture(event.architecture),
    status: "running",
    budget: event.budget,
    measurements: {},
    notes: event.notes,
  };
  proposals.set(event, trial);
  return trial;
}

/** What the search of a growth step improves, the main objective first; empty if an older log does not tell. */
export function objectivesOf(events: readonly Event[], step: number): readonly Objective[] {
  return eventsOf(events, "space-opened").find((event) => event.step === step)?.objectives ?? [];
}

/** The constraints on measurements that the winner of a growth step has to keep. */
export function constraintsOf(events: readonly Event[], step: number): readonly MeasurementConstraint[] {
  const opened = eventsOf(events, "space-opened").find((event) => event.step === step);
  return (opened?.measurementConstraints ?? []).flatMap((text) => parseConstraint(text) ?? []);
}

function finished(
  trial: Trial,
  event: EventOf<"trial-finished">,
  constraints: readonly MeasurementConstraint[],
): Trial {
  const measurements =
    event.status === "completed" ? { ...event.measurements, ...event.meta.measurements } : {};
  const violation = event.status === "completed" ? violationBy(measurements, constraints) : 0;
  const { budget } = event;
  const figures = { budget, measurements, ...(violation > 0 && { violation }) };
  const rungs = event.status === "completed" ? [...rungsOf(trial), figures] : rungsOf(trial);
  const { violation: _earlier, ...rest } = trial;
  return {
    ...rest,
    ...figures,
    status: event.status,
    ...(rungs.length > 0 && { rungs }),
    ...(event.failure === undefined ? {} : { failure: event.failure }),
  };
}
