import type { Event } from "./events.ts";

/** An event without what may differ between two runs of the same experiment. */
export type ReproducibleEvent = Event extends infer One
  ? One extends Event
    ? Omit<One, "meta">
    : never
  : never;

/** Events that two runs of the same experiment share to the last digit, with any number of interruptions. */
export function reproducibleEvents(events: readonly Event[]): ReproducibleEvent[] {
  return events
    .filter((event) => event.type !== "run-resumed")
    .map((event, sequence) => {
      const entries = Object.entries({ ...event, sequence });
      return Object.fromEntries(entries.filter(([field]) => field !== "meta")) as ReproducibleEvent;
    });
}
