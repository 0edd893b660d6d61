import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
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

/** Runs all of them by the command line, some at once; `finished` is called after each. */
export async function runAll(
  options: StudyOptions,
  runs: readonly PlannedRun[],
  finished: () => void,
): Promise<void> {
  const waiting = [...runs];
  const work = async () => {
    for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) {
      await runOnce(options, run);
      finished();
    }
  };
  await Promise.all(Array.from({ length: options.atOnce }, work));
}

/** Not if it has finished, and from where it stopped if it was interrupted. */
async function runOnce(options: StudyOptions, { folder, set }: PlannedRun): Promise<void> {
  const out = folderOf(options, folder);
  const [path, state] = stateOf(out);
  if (state === "finished") return;
  const sets = [...set, ...options.set].flatMap((each) => ["--set", each]);
  const command =
    state === "absent" ? ["run", options.file, "--out", out, ...sets] : ["resume", path as string];
  console.error(`${folder} (${command[0]})`);
  const child = spawn(process.execPath, [MAIN, ...command, ...options.flags], {
    stdio: ["ignore", "ignore", options.atOnce === 1 ? "inherit" : "ignore"],
    env: { ...process.env, ...shareOfThreads(options.atOnce) },
  });
  const [status, signal] = await once(child, "exit");
  if (stateOf(out)[1] !== "finished")
    throw new Error(`${folder}: espalier ${command[0]} ended with ${signal ?? `exit code ${status}`}`);
}

/** What TensorFlow goes by, so that runs do not wait for each other's threads. */
function shareOfThreads(atOnce: number): Readonly<Record<string, string>> {
  if (atOnce === 1) return {};
  const threads = String(Math.max(1, Math.floor(availableParallelism() / atOnce)));
  return { TF_NUM_INTRAOP_THREADS: threads, TF_NUM_INTEROP_THREADS: "1" };
}

/** What a finished run recorded; undefined if it has not finished. */
export function eventsOf(options: StudyOptions, { folder }: PlannedRun): readonly Event[] | undefined {
  const [path, state] = stateOf(folderOf(options, folder));
  return state === "finished" ? readRun(path as string).events : undefined;
}

/** Runs of another experiment, or with other changes, are kept apart; what an experiment expects changes none. */
function folderOf({ out, file, set }: StudyOptions, folder: string): string {
  const { expected: _, ...experiment } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  const hash = createHash("sha256").update(JSON.stringify([experiment, set]));
  return join(out, hash.digest("hex").slice(0, 12), folder);
}

/** The run in a folder that has one run at most. */
function stateOf(out: string): readonly [string | undefined, RunState] {
  const [name] = existsSync(out) ? readdirSync(out) : [];
  if (name === undefined) return [undefined, "absent"];
  const path = join(out, name);
  return [path, runState(path)];
}
