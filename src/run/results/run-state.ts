import { join } from "node:path";
import { visitEventLog } from "../log/event-log.ts";
import type { Event } from "../log/events.ts";
import { RUN_FILES } from "../store/run-files.ts";

/** How far a run is. */
export type RunState = "absent" | "unfinished" | "finished";

/** Whether a folder holds a run, and whether it is finished. @throws EspalierError if it is damaged. */
export function runState(path: string): RunState {
  let state: RunState = "absent";
  visitEventLog(join(path, RUN_FILES.log), (event) => {
    state = stateAfter(state, event);
  });
  return state;
}

/** State of a run after the next event of its log. @param state that before it; "absent" before the first event. */
export function stateAfter(state: RunState, { type }: Event): Exclude<RunState, "absent"> {
  return state === "finished" || type === "run-finished" ? "finished" : "unfinished";
}
