import { createHash } from "node:crypto";
import stringify from "safe-stable-stringify";
import { stepNotFinished } from "./errors.ts";
import type { Event } from "./events.ts";
import { eventsOfType } from "./history.ts";
import { reproducibleEvents } from "./reproducible-events.ts";

/** The log of a run. */
interface RunLog {
  /** The run folder, for errors. */
  readonly path: string;
  readonly events: readonly Event[];
}

/** The events of a run up to the end of a growth step. @throws EspalierError if the step has not been evaluated. */
export function firstSteps({ path, events }: RunLog, step: number): readonly Event[] {
  const end = events.findIndex((event) => event.type === "evaluated" && event.step === step);
  if (end < 0) {
    const finished = eventsOfType(events, "evaluated").map((event) => event.step);
    throw stepNotFinished(path, step, finished);
  }
  return events.slice(0, end + 1);
}

/** SHA-256 of what the first growth steps of a run have computed, whatever its name and experiment. */
export function firstStepsHash(run: RunLog, step: number): string {
  const events = firstSteps(run, step).filter(({ type }) => type !== "run-started" && type !== "run-resumed");
  return createHash("sha256")
    .update(stringify(reproducibleEvents(events)))
    .digest("hex");
}
