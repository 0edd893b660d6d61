import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { readRun, type RunState, runState } from "../../../src/run/read-run.ts";
import type { Event } from "../../../src/run/events.ts";
import type { StudyOptions } from "./options.ts";

/** A run of the study. */
export interface PlannedRun {
  /** Its folder within the study's, and nobody else's. */
  readonly folder: string;
  /** `POINTER=VALUE`. */
  readonly set: readonly string[];
}

const MAIN = resolve("dist/src/cli/main.js");

/** Runs it by the command line: not if it has finished, and from where it stopped if it was interrupted. */
export function runOnce(options: StudyOptions, { folder, set }: PlannedRun): void {
  const out = folderOf(options, folder);
  const [path, state] = stateOf(out);
  if (state === "finished") return;
  const sets = [...set, ...options.set].flatMap((each) => ["--set", each]);
  const command =
    state === "absent" ? ["run", options.file, "--out", out, ...sets] : ["resume", path as string];
  console.error(`\n${folder}`);
  const { status, signal } = spawnSync(process.execPath, [MAIN, ...command, ...options.flags], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (stateOf(out)[1] !== "finished")
    throw new Error(`${folder}: espalier ${command[0]} ended with ${signal ?? `exit code ${status}`}`);
}

/** What a finished run recorded; undefined if it has not finished. */
export function eventsOf(options: StudyOptions, { folder }: PlannedRun): readonly Event[] | undefined {
  const [path, state] = stateOf(folderOf(options, folder));
  return state === "finished" ? readRun(path as string).events : undefined;
}

/** Runs of another experiment, or with other changes, are kept apart. */
function folderOf({ out, file, set }: StudyOptions, folder: string): string {
  const hash = createHash("sha256").update(readFileSync(file)).update(JSON.stringify(set));
  return join(out, hash.digest("hex").slice(0, 12), folder);
}

/** The run in a folder that has one run at most. */
function stateOf(out: string): readonly [string | undefined, RunState] {
  const [name] = existsSync(out) ? readdirSync(out) : [];
  if (name === undefined) return [undefined, "absent"];
  const path = join(out, name);
  return [path, runState(path)];
}
