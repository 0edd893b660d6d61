import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, mkdirSync, openSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, resolve } from "node:path";
import { readRun } from "../../../src/run/results/read-run.ts";
import { type RunState, runState } from "../../../src/run/results/run-state.ts";
import type { Event } from "../../../src/run/log/events.ts";
import type { StudyOptions } from "./options.ts";

/** A run of the study. */
export interface PlannedRun {
  /** Its own folder within the study's. */
  readonly folder: string;
  /** Overrides, `POINTER=VALUE`. */
  readonly set: readonly string[];
}

/** Command line, built by `npm run build`. */
const MAIN = resolve(import.meta.dirname, "../../../dist/bin/main.js");

/**
 * Runs all by the command line, some in parallel. `finished` is called after each.
 * @throws the first error, once all started runs have ended.
 */
export async function runAll(
  options: StudyOptions,
  runs: readonly PlannedRun[],
  finished: () => void,
): Promise<void> {
  const waiting = [...runs];
  const work = async () => {
    for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) {
      await runOnce(options, run).catch((error: unknown) => {
        waiting.length = 0;
        throw error;
      });
      finished();
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: options.atOnce }, work));
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
}

/**
 * Starts a run, or resumes an interrupted one. A finished one is skipped.
 * @throws Error with the path of the output if it fails.
 */
async function runOnce(options: StudyOptions, { folder, set }: PlannedRun): Promise<void> {
  const out = join(options.runs, folder);
  const [path, state] = stateOf(out);
  if (state === "finished") return;
  const sets = [...options.set, ...set].flatMap((each) => ["--set", each]);
  const command =
    state === "absent" ? ["run", options.file, "--out", out, ...sets] : ["resume", path as string];
  console.error(`${folder} (${command[0]})`);
  mkdirSync(dirname(out), { recursive: true });
  const log = openSync(`${out}.log`, "a");
  const child = spawn(process.execPath, [MAIN, ...command, ...options.flags], {
    stdio: ["ignore", log, log],
    env: { ...process.env, ...shareOfThreads(options.atOnce) },
  });
  const [status, signal] = await once(child, "exit");
  closeSync(log);
  if (stateOf(out)[1] !== "finished")
    throw new Error(`espalier ${command[0]} ended with ${signal ?? `exit code ${status}`}: see ${out}.log`);
}

/** TensorFlow's thread settings, so that parallel runs do not wait for each other's threads. */
function shareOfThreads(atOnce: number): Readonly<Record<string, string>> {
  if (atOnce === 1) return {};
  const threads = String(Math.max(1, Math.floor(availableParallelism() / atOnce)));
  return { TF_NUM_INTRAOP_THREADS: threads, TF_NUM_INTEROP_THREADS: "1" };
}

/** Record of a finished run; undefined if it has not finished. */
export function eventsOfType({ runs }: StudyOptions, { folder }: PlannedRun): readonly Event[] | undefined {
  const [path, state] = stateOf(join(runs, folder));
  return state === "finished" ? readRun(path as string).events : undefined;
}

/** The run in a folder with at most one run. */
function stateOf(out: string): readonly [string | undefined, RunState] {
  const [name] = existsSync(out) ? readdirSync(out) : [];
  if (name === undefined) return [undefined, "absent"];
  const path = join(out, name);
  return [path, runState(path)];
}
