import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Experiment } from "../../experiment/schema/experiment.ts";
import type { Environment } from "../store/environment.ts";
import { noRun } from "./errors.ts";
import { readEventLog } from "../log/event-log.ts";
import type { Event } from "../log/events.ts";
import { readEnvironments, readExperimentRecord, refuseLinks, RUN_FILES } from "../store/run-files.ts";
import { type RunState, stateAfter } from "./run-state.ts";

/** The content of a run folder, whether or not a process is working on it. */
export interface RunRecord {
  readonly path: string;
  readonly state: Exclude<RunState, "absent">;
  readonly experiment: Experiment;
  readonly environments: readonly Environment[];
  readonly events: readonly Event[];
}

/** The folder of a run. @param attempt 1 for the first run of the experiment, 2 for the next one, and so on. */
export function runPath(root: string, name: string, hash: string, attempt = 1): string {
  return join(root, `${name}-${hash}${attempt === 1 ? "" : `-${attempt}`}`);
}

/** The numbers of an experiment's runs in a folder, in order; some may have been deleted. */
export function attemptsIn(root: string, name: string, hash: string): number[] {
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  const first = `${name}-${hash}`;
  return readdirSync(root)
    .filter((entry) => entry === first || entry.startsWith(`${first}-`))
    .map((entry) => (entry === first ? 1 : attemptOf(entry.slice(first.length + 1))))
    .filter((attempt) => attempt > 0)
    .toSorted((one, other) => one - other);
}

function attemptOf(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}

/** Reads a run without changing anything. @throws EspalierError if there is none, or it is damaged. */
export function readRun(path: string): RunRecord {
  refuseLinks(path);
  const { events } = readEventLog(join(path, RUN_FILES.log));
  const state = events.reduce<RunState>(stateAfter, "absent");
  if (state === "absent") throw noRun(path);
  return {
    ...{ path, state, events },
    experiment: readExperimentRecord(path),
    environments: readEnvironments(path),
  };
}
