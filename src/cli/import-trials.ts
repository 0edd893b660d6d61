import { dirname, resolve } from "node:path";
import { plugins } from "../../plugins/index.ts";
import { fitHistory, type FittedHistory } from "../experiment/fit-history.ts";
import { parseExperiment } from "../experiment/parse-experiment.ts";
import { pathFrom } from "../experiment/path-from.ts";
import type { SearchHistory } from "../experiment/search-history.ts";
import { assemble } from "../run/assemble.ts";
import { writeAtomically } from "../run/files.ts";
import { refuseExisting } from "./refuse-existing.ts";

/** Trials that are told of one by one. */
const SHOWN = 5;

interface ImportRequest {
  readonly trials: string;
  /** Experiment file. */
  readonly into: string;
  /** `DIMENSION=VALUE`. */
  readonly defaults: readonly string[];
  /** Experiment file to write. */
  readonly out: string | undefined;
}

/**
 * Prints which trials an experiment can use, and writes an experiment that begins with them.
 * @throws EspalierError if trials or experiment have mistakes, or the file to write is there already.
 */
export async function importTrials({ trials, into, defaults, out }: ImportRequest): Promise<void> {
  const experiment = await parseExperiment(into, {
    plugins,
    sets: [
      `/search/history/file=${JSON.stringify(resolve(trials))}`,
      ...defaults.map((setting) => `/search/history/defaults/${setting}`),
    ],
  });
  const assembly = await assemble(experiment);
  await assembly.close();
  const history = assembly.search.history as SearchHistory;
  printFit(trials, history, fitHistory(history, assembly.space));
  if (out === undefined) return;
  const from = dirname(resolve(out));
  const written = {
    extends: pathFrom(from, into),
    name: `${experiment.settings.name}-continued`,
    search: { history: { file: pathFrom(from, trials), defaults: history.defaults } },
  };
  writeAtomically(refuseExisting(out), [Buffer.from(`${JSON.stringify(written, null, 2)}\n`)]);
  console.log(`\nespalier run ${out}`);
}

function printFit(
  file: string,
  { trials }: SearchHistory,
  { trials: fitting, misfits }: FittedHistory,
): void {
  console.log(`${file}: ${trials.length} trials, ${fitting.length} of them in the search space`);
  for (const { line, reason } of misfits.slice(0, SHOWN)) console.log(`  line ${line}: ${reason}`);
  if (misfits.length > SHOWN) console.log(`  and ${misfits.length - SHOWN} more that are left out`);
}
