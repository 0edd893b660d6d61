import { existsSync, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { SweepFolder } from "../../ablation/sweep-folder.ts";
import { PAGE_NAME } from "../page-name.ts";
import type { FolderView, RunSummary } from "./folder-page.ts";
import { runSummary } from "./run-summary.ts";

/** The runs of a folder that are shown at most, the youngest ones. */
const MOST = 1000;

/** The view of a folder of runs. Other folders, and runs that cannot be read, are left out. */
export function folderView(path: string, summaryOf = runSummary): FolderView {
  const names = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
  const runs = names.flatMap((name) => summaryOf(join(path, name)) ?? []);
  const shown = runs
    .toSorted((one, other) => (other.startedAt ?? "").localeCompare(one.startedAt ?? ""))
    .slice(0, MOST);
  const varying = varyingOf(shown);
  return {
    kind: "folder",
    name: basename(resolve(path)),
    varying,
    runs: shown.map((run) => ({
      ...run,
      values: Object.fromEntries(
        varying.flatMap((pointer) => {
          const value = run.values[pointer];
          return value === undefined ? [] : [[pointer, value]];
        }),
      ),
      page: pageOf(path, run.folder),
    })),
    sweeps: names.flatMap((folder) => {
      const plan = planIn(join(path, folder));
      return plan === undefined
        ? []
        : [{ folder, name: plan.name, cells: plan.cells.length, page: pageOf(path, folder) }];
    }),
  };
}

/** The address of the page in a folder, as seen from the one above. */
function pageOf(path: string, folder: string): string | null {
  return existsSync(join(path, folder, PAGE_NAME)) ? `${encodeURIComponent(folder)}/${PAGE_NAME}` : null;
}

/** The plan of an ablation; `undefined` if the folder has none that can be read. */
function planIn(path: string) {
  try {
    return new SweepFolder(path).readPlan();
  } catch {
    return undefined;
  }
}

/** Pointers whose value is not the same in all runs. */
function varyingOf(runs: readonly RunSummary[]): readonly string[] {
  const pointers = new Set(runs.flatMap(({ values }) => Object.keys(values)));
  return [...pointers].filter((pointer) =>
    runs.some(({ values }) => values[pointer] !== runs[0]!.values[pointer]),
  );
}
