import type { Event } from "../run/log/events.ts";
import { eventsOfType } from "../run/log/history.ts";

/** Share of the trainings' time in which the engine waited for batches; `undefined` before the first training. */
export function waitingShare(events: readonly Event[]): number | undefined {
  const trainings = eventsOfType(events, "trained").map(({ meta }) => meta);
  const total = trainings.reduce((sum, { seconds = 0 }) => sum + seconds, 0);
  const waiting = trainings.reduce((sum, { waitingSeconds = 0 }) => sum + waitingSeconds, 0);
  return total === 0 ? undefined : waiting / total;
}
