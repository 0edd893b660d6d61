import { type Event, identityOf } from "./events.ts";

/** The trials of a growth step's search, as far as an order of events depends on them. */
interface Trials {
  proposed: number;
  /** Trial and budget of each measurement as one number: `trial + budget`, with budgets in (0, 1]. */
  readonly finished: Set<number>;
}

/**
 * The order in which events may follow each other: consecutive numbers of events, growth steps and trials, and no event
 * twice. A log has many trials, so they are remembered as numbers.
 */
export class EventOrder {
  private sequence = 0;
  private step = 0;
  private readonly trials = new Map<number, Trials>();
  private readonly identities = new Set<string>();

  /** Why an event cannot come next, or `undefined`. */
  problemOf(event: Event): string | undefined {
    if (event.sequence !== this.sequence) return `sequence ${event.sequence} instead of ${this.sequence}`;
    if (event.type === "step-started" && event.step !== this.step + 1)
      return `step ${event.step} starts instead of ${this.step + 1}`;
    if (event.type === "trial-proposed") {
      const next = this.trials.get(event.step)?.proposed ?? 0;
      return event.trial === next ? undefined : `trial ${event.trial} is proposed instead of ${next}`;
    }
    return this.isKnown(event)
      ? `the event "${identityOf(event.type, event)}" is there a second time`
      : undefined;
  }

  add(event: Event): void {
    this.sequence++;
    if (event.type === "step-started") this.step = event.step;
    if (event.type === "history-imported") this.trialsOf(event.step).proposed += event.trials.length;
    if (event.type === "trial-proposed") this.trialsOf(event.step).proposed++;
    else if (event.type === "trial-finished")
      this.trialsOf(event.step).finished.add(event.trial + event.budget);
    else {
      const identity = identityOf(event.type, event);
      if (identity !== undefined) this.identities.add(identity);
    }
  }

  private isKnown(event: Event): boolean {
    if (event.type === "trial-finished")
      return this.trials.get(event.step)?.finished.has(event.trial + event.budget) ?? false;
    const identity = identityOf(event.type, event);
    return identity !== undefined && this.identities.has(identity);
  }

  private trialsOf(step: number): Trials {
    const known = this.trials.get(step);
    if (known !== undefined) return known;
    const trials: Trials = { proposed: 0, finished: new Set() };
    this.trials.set(step, trials);
    return trials;
  }
}
