import { join } from "node:path";
import { EspalierError } from "../../espalier-error.ts";
import { visitEventLog } from "../../run/log/event-log.ts";
import type { Event } from "../../run/log/events.ts";
import { noRun } from "../../run/results/errors.ts";
import type { RunRecord } from "../../run/results/read-run.ts";
import { readEnvironments, readExperimentRecord, refuseLinks, RUN_FILES } from "../../run/store/run-files.ts";

/** A run as far as its log can be read. */
export interface RunSoFar extends RunRecord {
  /** Damage of the log: the events are those before it. */
  readonly problem?: string;
}

/** Reads a run up to the first damage of its log. @throws EspalierError if there is nothing before the damage. */
export function readRunSoFar(path: string): RunSoFar {
  refuseLinks(path);
  const events: Event[] = [];
  let problem: string | undefined;
  try {
    visitEventLog(join(path, RUN_FILES.log), (event) => events.push(event));
  } catch (error) {
    if (!(error instanceof EspalierError) || events.length === 0) throw error;
    problem = error.message;
  }
  if (events.length === 0) throw noRun(path);
  return runOf(path, events, problem);
}

/** A run with these events. @throws EspalierError if its experiment or environments are damaged. */
export function runOf(path: string, events: readonly Event[], problem?: string): RunSoFar {
  return {
    ...{ path, events },
    state: events.some(({ type }) => type === "run-finished") ? "finished" : "unfinished",
    experiment: readExperimentRecord(path),
    environments: readEnvironments(path),
    ...(problem !== undefined && { problem }),
  };
}
