import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Experiment } from "../experiment/experiment.ts";
import type { Environment } from "./environment.ts";
import { noRun } from "./errors.ts";
import { EVENT_LOG, readEventLog } from "./event-log.ts";
import type { Event } from "./events.ts";
import { readEnvironments, readRecord, RUN_FILES } from "./run-folder.ts";

/** How far a run is. */
export type RunState = "absent" | "unfinished" | "finished";

/** What a run folder tells, whether or not a process is working on it. */
export interface RunRecord {
  readonly path: string;
  readonly state: Exclude<RunState, "absent">;
  readonly settings: Experiment;
  readonly environments: readonly Environment[];
  readonly events: readonly Event[];
}

/** The folder of a run. @param attempt 1 for the first run of the experiment, 2 for the next one, and so on. */
export function runPath(root: string, name: string, hash: string, attempt = 1): string {
  return join(root, `${name}-${hash}${attempt === 1 ? "" : `-${attempt}`}`);
}

/** The folders of an experiment's runs so far, the first one first. */
export function runPaths(root: string, name: string, hash: string): string[] {
  const paths: string[] = [];
  for (
    let path = runPath(root, name, hash);
    existsSync(path);
    path = runPath(root, name, hash, paths.length + 1)
  ) {
    paths.push(path);
  }
  return paths;
}

/** Whether there is a run in a folder, and whether it has come to its end. @throws EspalierError if it is damaged. */
export function runState(path: string): RunState {
  return stateAfter(readEventLog(join(path, EVENT_LOG)).events);
}

function stateAfter(events: readonly Event[]): RunState {
  if (events.length === 0) return "absent";
  return events.some((event) => event.type === "run-finished") ? "finished" : "unfinished";
}

/** Reads a run without changing anything. @throws EspalierError if there is none, or it is damaged. */
export function readRun(path: string): RunRecord {
  const { events } = readEventLog(join(path, EVENT_LOG));
  const state = stateAfter(events);
  if (state === "absent") throw noRun(path);
  const settings = readRecord(join(path, RUN_FILES.experiment)) as Experiment;
  return { path, state, settings, environments: readEnvironments(path), events };
}
