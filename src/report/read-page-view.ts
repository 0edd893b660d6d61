import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { SweepFolder } from "../ablation/sweep-folder.ts";
import type { Plugin } from "../plugin/plugin.ts";
import { readMetrics } from "../run/metrics/metrics-history.ts";
import { RUN_FILES } from "../run/store/run-files.ts";
import { nothingToShow } from "./errors.ts";
import { ArchitectureTable } from "./view/architecture-table.ts";
import { folderView } from "./view/folder-view.ts";
import { originOf } from "./view/origin-of.ts";
import type { PageView } from "./view/page-view.ts";
import { readRunSoFar } from "./view/read-run-so-far.ts";
import { runView } from "./view/run-view.ts";
import { sweepView } from "./view/sweep-view.ts";
import type { RunView } from "./view/view.ts";
import { withFamily } from "./view/with-family.ts";

/**
 * Reads the view of a run, an ablation or a folder of both.
 * @param plugins the framework's own.
 * @throws EspalierError if there is nothing to show in the folder, or it is damaged.
 */
export async function readPageView(path: string, plugins: readonly Plugin[]): Promise<PageView> {
  if (existsSync(join(path, RUN_FILES.log))) return readRunView(path, plugins);
  const plan = new SweepFolder(path).readPlan();
  if (plan !== undefined) return sweepView(path, plan);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw nothingToShow(path);
  const view = folderView(path);
  if (view.runs.length === 0 && view.sweeps.length === 0) throw nothingToShow(path);
  return view;
}

async function readRunView(path: string, plugins: readonly Plugin[]): Promise<RunView> {
  const record = readRunSoFar(path);
  const origin = await originOf(record, plugins);
  const metrics = readMetrics(path);
  return withFamily(record, plugins, async (family) =>
    runView(record, { architectures: new ArchitectureTable(family), origin, metrics }),
  );
}
