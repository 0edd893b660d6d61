import { Architecture, type ArchitectureValues } from "../../architecture/architecture.ts";
import type { Score } from "../../evaluation/score.ts";
import type { StepRecord } from "../../growth/growth-trigger.ts";
import type { Trial } from "../../search/trial.ts";
import { type Compute, sumOfCompute } from "../../training/compute.ts";
import type { Event, EventOf, EventType } from "./events.ts";
import { type RecordedSearch, RecordedSearches } from "./recorded-searches.ts";

/** The model and scores of a run at the end of a growth step. */
export interface GrowthPoint {
  readonly step: number;
  readonly architecture: ArchitectureValues;
  readonly parameters: number;
  readonly scores: readonly Score[];
}

/** The trials of a growth step, in order of proposal. */
export function trialsOf(events: readonly Event[], step: number): readonly Trial[] {
  return recordedSearches(events).find((search) => search.step === step)?.trials ?? [];
}

/** The searches of a run that have trials, by growth step. */
export function recordedSearches(events: readonly Event[]): readonly RecordedSearch[] {
  const searches = new RecordedSearches();
  for (const event of events) searches.add(event);
  return searches.list;
}

/** History for growth triggers: a record of each step whose training has ended. */
export function stepRecords(events: readonly Event[]): StepRecord[] {
  const validated = eventsOfType(events, "validated");
  return eventsOfType(events, "trained").map(({ step }) => ({
    step,
    validationLosses: validated
      .filter((event) => event.step === step)
      .toSorted((one, other) => one.update - other.update)
      .map((event) => event.loss),
  }));
}

/** How the architecture grew: a point for each step that has been evaluated. */
export function growthPath(events: readonly Event[]): GrowthPoint[] {
  const children = eventsOfType(events, "inherited");
  return eventsOfType(events, "evaluated").flatMap(({ step, scores }) => {
    const child = children.findLast((event) => event.step <= step);
    return child === undefined
      ? []
      : [{ step, architecture: child.architecture, parameters: child.parameters, scores }];
  });
}

/** The last checkpoint that was written during the training of a step. */
export function lastCheckpoint(events: readonly Event[], step: number): EventOf<"checkpoint"> | undefined {
  return eventsOfType(events, "checkpoint").findLast((event) => event.step === step);
}

/** Compute of a growth step before its training: of trials, of what they share, and of measuring growth. */
export function computeBeforeTraining(events: readonly Event[], step: number): Compute {
  const parts = [
    ...eventsOfType(events, "shared-trained"),
    ...eventsOfType(events, "trial-finished"),
    ...eventsOfType(events, "inherited"),
  ];
  return sumOfCompute(
    parts.flatMap((event) => (event.step === step && event.compute ? [event.compute] : [])),
  );
}

/** Compute of the trainings of growth steps so far, without searches. */
export function trainedCompute(events: readonly Event[]): Compute {
  return sumOfCompute(eventsOfType(events, "trained").flatMap(({ compute }) => compute ?? []));
}

/** Whether the architecture of a step differs from that of the step before; true where the first model starts. */
export function architectureChanged(events: readonly Event[], step: number): boolean {
  const children = eventsOfType(events, "inherited");
  const own = children.find((event) => event.step === step);
  const before = children.findLast((event) => event.step < step);
  if (own === undefined || before === undefined) return own !== undefined;
  return !new Architecture(own.architecture).equals(new Architecture(before.architecture));
}

/** The events of a type, in order. */
export function eventsOfType<Name extends EventType>(events: readonly Event[], type: Name): EventOf<Name>[] {
  return events.filter((event): event is EventOf<Name> => event.type === type);
}
