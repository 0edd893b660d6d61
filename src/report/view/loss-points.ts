import type { Event } from "../../run/log/events.ts";
import type { LossPoint } from "./view.ts";

/** Losses that the log has: of the training at checkpoints and at its end, and of the validation. */
export function lossPoints(events: readonly Event[]): readonly LossPoint[] {
  return events.flatMap((event): LossPoint[] => {
    if (event.type === "validated") {
      const { step, update, loss } = event;
      return [{ step, update, kind: "validation", loss }];
    }
    if (event.type !== "checkpoint" && event.type !== "trained") return [];
    const { step, loss } = event;
    return [
      { step, update: event.type === "trained" ? event.updates : event.update, kind: "training", loss },
    ];
  });
}
