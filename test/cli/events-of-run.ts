import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { readRun } from "../../src/run/results/read-run.ts";
import { onlyRun, type Started } from "./espalier.ts";

export function linesOf(file: string): number {
  return readFileSync(file, "utf8").split("\n").length - 1;
}

/** How many events a run has recorded. */
export function recorded(run: string | undefined): number {
  return run === undefined ? 0 : linesOf(join(run, "events.jsonl"));
}

/** The only run in a folder, once its first event is recorded. */
export function firstRun(folder: string): string | undefined {
  try {
    const run = onlyRun(folder);
    readRun(run);
    return run;
  } catch {
    return undefined;
  }
}

/** Resolves with the only run in a folder when that has recorded so many events, or the process has ended. */
export async function hasRecorded(
  folder: string,
  events: number,
  { child }: Started,
): Promise<string | undefined> {
  let run: string | undefined;
  while (recorded((run ??= firstRun(folder))) < events && child.exitCode === null) await setTimeout(5);
  return run;
}
