import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "../../plugin/plugin.ts";
import { RUN_FILES } from "../../run/store/run-files.ts";
import { readPageView } from "../read-page-view.ts";
import { ArchitectureTable } from "../view/architecture-table.ts";
import type { RunSummary } from "../view/folder-page.ts";
import { folderView } from "../view/folder-view.ts";
import { originOf } from "../view/origin-of.ts";
import type { PageView } from "../view/page-view.ts";
import { readRunSoFar, runOf } from "../view/read-run-so-far.ts";
import { runSummary } from "../view/run-summary.ts";
import { runView } from "../view/run-view.ts";
import { withFamily } from "../view/with-family.ts";
import { LogFollower } from "./log-follower.ts";
import { MetricsFollower } from "./metrics-follower.ts";

/** Milliseconds between two looks at a log, and at several runs. */
const RUN_EVERY = 200;
const FOLDER_EVERY = 1500;

/** A view that changes. */
export interface Watched {
  /** Milliseconds between two looks at it. */
  readonly every: number;
  /** The view now; `undefined` if it has not changed since the last call. */
  look(): Promise<PageView | undefined>;
}

/**
 * A run, an ablation or a folder of both that is looked at again and again.
 * @param closed resolves at the end of the watching.
 * @throws EspalierError if there is nothing to show in the folder.
 */
export async function watch(
  path: string,
  plugins: readonly Plugin[],
  closed: Promise<void>,
): Promise<Watched> {
  if (existsSync(join(path, RUN_FILES.log))) return watchRun(path, plugins, closed);
  const view = await readPageView(path, plugins);
  const summaryOf = rememberedSummaries();
  const look = async () =>
    view.kind === "folder" ? folderView(path, summaryOf) : readPageView(path, plugins);
  return { every: FOLDER_EVERY, look };
}

async function watchRun(path: string, plugins: readonly Plugin[], closed: Promise<void>): Promise<Watched> {
  const record = readRunSoFar(path);
  const origin = await originOf(record, plugins);
  const architectures = await new Promise<ArchitectureTable>((resolve, reject) => {
    // The family is lent until the watching ends.
    withFamily(record, plugins, async (family) => {
      resolve(new ArchitectureTable(family));
      await closed;
    }).catch(reject);
  });
  const follower = new LogFollower(path);
  const metrics = new MetricsFollower(path);
  const look = async () => {
    const hasNews = [follower.advance(), metrics.advance()].includes(true);
    if (!hasNews) return undefined;
    const { events, problem } = follower;
    const context = { architectures, origin, metrics: metrics.lines };
    return runView(runOf(path, [...events], problem), context);
  };
  return { every: RUN_EVERY, look };
}

/** Summaries of runs that are made again only for logs that have changed. */
function rememberedSummaries(): (path: string) => RunSummary | undefined {
  const known = new Map<string, { readonly stamp: string; readonly summary: RunSummary | undefined }>();
  return (path) => {
    const status = statSync(join(path, RUN_FILES.log), { throwIfNoEntry: false });
    if (status === undefined) return undefined;
    const stamp = `${status.size} ${status.mtimeMs} ${status.ino}`;
    const before = known.get(path);
    if (before?.stamp === stamp) return before.summary;
    const summary = runSummary(path);
    known.set(path, { stamp, summary });
    return summary;
  };
}
