import { type Event, identityOf } from "./events.ts";

/** The order in which events may follow each other: consecutive numbers of events, growth steps and trials. */
export class EventOrder {
  private sequence = 0;
  private step = 0;
  private readonly trials = new Map<number, number>();
  private readonly identities = new Set<string>();

  /** Why an event cannot come next, or `undefined`. */
  problemOf(event: Event): string | undefined {
    if (event.sequence !== this.sequence) return `sequence ${event.sequence} instead of ${this.sequence}`;
    const identity = identityOf(event.type, event);
    if (identity !== undefined && this.identities.has(identity))
      return `the event "${identity}" is there a second time`;
    if (event.type === "step-started" && event.step !== this.step + 1)
      return `step ${event.step} starts instead of ${this.step + 1}`;
    const trials = "step" in event ? this.trialsOf(event.step) : 0;
    if (event.type === "trial-proposed" && event.trial !== trials)
      return `trial ${event.trial} is proposed instead of ${trials}`;
    return undefined;
  }

  add(event: Event): void {
    this.sequence++;
    const identity = identityOf(event.type, event);
    if (identity !== undefined) this.identities.add(identity);
    if (event.type === "step-started") this.step = event.step;
    if (event.type === "history-imported")
      this.trials.set(event.step, this.trialsOf(event.step) + event.trials.length);
    if (event.type === "trial-proposed") this.trials.set(event.step, event.trial + 1);
  }

  private trialsOf(step: number): number {
    return this.trials.get(step) ?? 0;
  }
}
