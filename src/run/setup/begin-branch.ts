import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { Experiment } from "../../experiment/schema/experiment.ts";
import { makeFolder, syncFolder, temporaryFor, writeAtomically } from "../../files/files.ts";
import type { Event } from "../log/events.ts";
import { firstSteps } from "../log/first-steps.ts";
import { copyMetrics } from "../metrics/metrics-history.ts";
import type { RunRecord } from "../results/read-run.ts";
import { RUN_FILES, writeRecord } from "../store/run-files.ts";

/** Another run whose first growth steps a run begins with. */
export interface Beginning {
  readonly run: RunRecord;
  /** The last growth step to take over. */
  readonly after: number;
}

/**
 * Creates the folder of a run that begins with growth steps of another run, whole or not at all. It is then resumed like
 * any interrupted run.
 * @throws EspalierError if the other run has not finished these steps.
 */
export function beginBranch(
  path: string,
  { run, after }: Beginning,
  { experiment, hash }: { readonly experiment: Experiment; readonly hash: string },
): void {
  const events = firstSteps(run, after).map((event): Event => {
    if (event.type !== "run-started") return event;
    const { name, seed } = experiment;
    return { ...event, name, seed, hash, branch: { run: `${event.name}-${event.hash}`, after } };
  });
  const folder = temporaryFor(path);
  rmSync(folder, { recursive: true, force: true });
  makeFolder(join(folder, RUN_FILES.checkpoints));
  for (const file of filesOf(events)) linkIfThere(run.path, folder, join(RUN_FILES.checkpoints, file));
  syncFolder(join(folder, RUN_FILES.checkpoints));
  writeRecord(join(folder, RUN_FILES.experiment), experiment);
  const environments = run.environments.map((one) => ({
    ...one,
    fromRun: relative(resolve(path), resolve(run.path, one.fromRun)),
  }));
  writeRecord(join(folder, RUN_FILES.environment), environments);
  writeAtomically(
    join(folder, RUN_FILES.log),
    events.map((event) => Buffer.from(`${JSON.stringify(event)}\n`)),
  );
  copyMetrics(run.path, folder, after);
  renameSync(folder, path);
  syncFolder(dirname(path));
}

/** The checkpoints that events name. */
function filesOf(events: readonly Event[]): readonly string[] {
  return events.flatMap((event) => {
    if (event.type === "trial-finished") return (event.checkpoints ?? []).map(({ file }) => file);
    return "checkpoint" in event ? [event.checkpoint.file] : [];
  });
}

/** Links a file into another folder, since checkpoints never change; copies it where the disk cannot link. */
function linkIfThere(from: string, to: string, file: string): void {
  if (!existsSync(join(from, file))) return;
  try {
    linkSync(join(from, file), join(to, file));
  } catch {
    copyFileSync(join(from, file), join(to, file));
  }
}
