import { Architecture } from "../../architecture/architecture.ts";
import {
  type MeasurementConstraint,
  parseConstraint,
  violationBy,
} from "../../search/measurement-constraint.ts";
import { rungsOf } from "../../search/rungs.ts";
import type { Trial } from "../../search/trial.ts";
import type { CheckpointReference } from "../store/checkpoint-store.ts";
import type { Event, EventOf } from "./events.ts";
import { frozenTrial } from "./frozen-trial.ts";

/** The notes of a trial that was measured elsewhere. */
const IMPORTED = { origin: "imported" };

/** State of a search, folded from the events of a log. Trials and lists are frozen. */
export class TrialHistory {
  private readonly step: number;
  private readonly written: Trial[] = [];
  /** Only where there are imported ones. */
  private readonly ownTrials: Trial[] = [];
  private importedCount = 0;
  private readCount = 0;
  private readonly started = new Set<number>();
  private readonly checkpoints = new Map<number, readonly CheckpointReference[]>();
  private constraints: readonly MeasurementConstraint[] = [];
  /** Frozen lists that were returned since the last change. */
  private snapshots: { all?: readonly Trial[]; own?: readonly Trial[] } = {};

  /** @param step growth step of the search; events of other steps are ignored. */
  constructor(step: number) {
    this.step = step;
  }

  /**
   * In order of proposal. A running trial has the budget that it is being measured at; one that has been measured, the
   * largest budget so far.
   */
  get trials(): readonly Trial[] {
    return (this.snapshots.all ??= Object.freeze([...this.written]));
  }

  /** How many of the trials, from the first on, were measured elsewhere. */
  get imported(): number {
    return this.importedCount;
  }

  /** Those that are not imported, numbered from 0: what the search itself has started. */
  get own(): readonly Trial[] {
    if (this.importedCount === 0) return this.trials;
    return (this.snapshots.own ??= Object.freeze([...this.ownTrials]));
  }

  /** The trials that are being measured, the one that was started first in front. */
  get running(): readonly Trial[] {
    return [...this.started].flatMap((number) => this.written[number] ?? []);
  }

  /** The checkpoints from which trials can go on, if they have any. */
  get kept(): ReadonlyMap<number, readonly CheckpointReference[]> {
    return this.checkpoints;
  }

  /** Adds the events of a log that have been recorded since the last call. */
  read(events: readonly Event[]): this {
    while (this.readCount < events.length) this.add(events[this.readCount++] as Event);
    return this;
  }

  add(event: Event): void {
    if (!("step" in event) || event.step !== this.step) return;
    if (event.type === "space-opened") this.constraints = constraintsIn(event);
    if (event.type === "history-imported") this.import(event);
    if (event.type === "trial-proposed") this.begin(proposed(event));
    if (event.type === "trial-continued") this.carryOn(event);
    if (event.type === "trial-finished") this.finish(event);
  }

  private import(event: EventOf<"history-imported">): void {
    for (const trial of importedTrials(event, this.constraints)) this.written.push(frozenTrial(trial));
    this.importedCount = this.written.length;
    this.snapshots = {};
  }

  private write(trial: Trial): void {
    this.written[trial.number] = frozenTrial(trial);
    const number = trial.number - this.importedCount;
    if (this.importedCount > 0) this.ownTrials[number] = frozenTrial({ ...trial, number });
    this.snapshots = {};
  }

  private begin(trial: Trial): void {
    this.write(trial);
    this.started.delete(trial.number);
    this.started.add(trial.number);
  }

  private carryOn({ trial: number, budget }: EventOf<"trial-continued">): void {
    const trial = this.written[number];
    if (trial !== undefined) this.begin({ ...trial, status: "running", budget });
  }

  private finish(event: EventOf<"trial-finished">): void {
    const trial = this.written[event.trial];
    this.checkpoints.set(event.trial, event.checkpoints ?? []);
    if (trial === undefined || (trial.status !== "running" && trial.budget >= event.budget)) return;
    this.started.delete(event.trial);
    this.write(finished(trial, event, this.constraints));
  }
}

/** The constraints on measurements that a search began with. */
export function constraintsIn({
  measurementConstraints = [],
}: EventOf<"space-opened">): readonly MeasurementConstraint[] {
  return measurementConstraints.flatMap((text) => parseConstraint(text) ?? []);
}

function importedTrials(
  { trials }: EventOf<"history-imported">,
  constraints: readonly MeasurementConstraint[],
): Trial[] {
  return trials.map((trial, number) => {
    const violation = trial.status === "completed" ? violationBy(trial.measurements, constraints) : 0;
    const architecture = new Architecture(trial.architecture);
    return { ...trial, number, architecture, notes: IMPORTED, ...(violation > 0 && { violation }) };
  });
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
