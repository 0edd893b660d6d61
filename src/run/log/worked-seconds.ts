import type { Event } from "./events.ts";

/** Time between the events of a run in seconds, without pauses between the processes that worked on it. */
export function workedSeconds(events: readonly Event[]): number {
  let sum = 0;
  events.forEach(({ type, meta }, place) => {
    const before = events[place - 1];
    if (before !== undefined && type !== "run-resumed")
      sum += Date.parse(meta.at) - Date.parse(before.meta.at);
  });
  return sum / 1000;
}
