import { dirname, resolve } from "node:path";
import { plugins } from "../../../plugins/index.ts";
import { fitHistory, type FittedHistory } from "../../experiment/checks/fit-history.ts";
import { readExperiment } from "../../experiment/read-experiment.ts";
import { pathFrom } from "../../experiment/reading/path-from.ts";
import type { SearchHistory } from "../../experiment/schema/search-history.ts";
import { assemble } from "../../run/setup/assemble.ts";
import { writeAtomically } from "../../files/files.ts";
import { nothingFits, wrongDefault } from "../errors.ts";
import { writeNewFile } from "../write/write-new-file.ts";
import { print } from "../print/output.ts";
import { counted } from "../../counted.ts";
import { showNumber } from "../describe/show-number.ts";

/** Largest number of reasons that are printed. */
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
 * Prints how many trials an experiment can use, and writes an experiment that starts with them.
 * @throws EspalierError if trials or experiment have mistakes, or the file to write is there already.
 */
export async function importTrials({ trials, into, defaults, out }: ImportRequest): Promise<void> {
  const wrong = defaults.find((value) => !value.includes("="));
  if (wrong !== undefined) throw wrongDefault(wrong);
  const resolved = await readExperiment(into, {
    plugins,
    overrides: [
      `/search/history/file=${JSON.stringify(resolve(trials))}`,
      ...defaults.map((value) => `/search/history/defaults/${value}`),
    ],
  });
  const assembly = await assemble(resolved);
  await assembly.close();
  const history = assembly.search.history as SearchHistory;
  const fitted = fitHistory(history, assembly.space);
  printFit(trials, history, fitted);
  if (fitted.trials.length === 0) throw nothingFits(trials);
  if (out === undefined) return;
  const from = dirname(resolve(out));
  const written = {
    extends: pathFrom(from, into),
    name: `${resolved.experiment.name}-continued`,
    search: { history: { file: pathFrom(from, trials), defaults: history.defaults } },
  };
  const text = `${JSON.stringify(written, null, 2)}\n`;
  writeNewFile(out, (file) => writeAtomically(file, [Buffer.from(text)]));
  print(`\nespalier run ${out}`);
}

function printFit(
  file: string,
  { trials }: SearchHistory,
  { trials: fitting, misfits }: FittedHistory,
): void {
  print(
    `${file}: ${counted(trials.length, "trial")}, ${showNumber(fitting.length)} of them in the search space`,
  );
  const reasons = [...new Set(misfits.map(({ reason }) => reason))];
  for (const reason of reasons.slice(0, SHOWN)) {
    const [first = 0, ...others] = misfits
      .filter((misfit) => misfit.reason === reason)
      .map(({ line }) => line);
    print(`  line ${first}${others.length === 0 ? "" : ` and ${others.length} more`}: ${reason}`);
  }
  if (reasons.length > SHOWN) print(`  and ${reasons.length - SHOWN} other reasons`);
}
