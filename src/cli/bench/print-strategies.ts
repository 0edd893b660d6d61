import { registryWith } from "../registry-with.ts";
import { strategiesByName } from "./by-name.ts";
import { timeDurableTrial } from "./durable-trial.ts";
import { markdownTable } from "../../report/markdown-table.ts";
import { printMachine } from "./print-machine.ts";
import { millisecondsAt } from "./proposal-times.ts";
import { print } from "../print/output.ts";

/** Trials of a search at which proposals are timed. */
const TRIALS = [100, 1000, 10_000] as const;

/**
 * Times strategies, and a trial in the log.
 * @param named default: all that need no options.
 * @param folder where the log is written.
 */
export async function printStrategies(named: readonly string[] | undefined, folder: string): Promise<void> {
  const registry = await registryWith([]);
  printMachine();
  const rows: string[][] = [];
  for (const type of named ?? strategiesByName(registry)) {
    const times: string[] = [];
    for (const trials of TRIALS) times.push((await millisecondsAt(registry, type, trials)).toPrecision(3));
    rows.push([`\`${type}\``, ...times]);
  }
  print(
    markdownTable(
      ["ask and tell, ms", ...TRIALS.map((trials) => `trial ${trials.toLocaleString("en")}`)],
      rows,
    ),
  );
  const { fsync, trial, ratio } = timeDurableTrial(folder);
  print("\nIn memory, 5 dimensions, 2 objectives, medians.\n");
  print(
    markdownTable(
      ["bare fsync, ms", "trial on the disk, ms", "ratio"],
      [[fsync.toFixed(3), trial.toFixed(3), ratio.toFixed(2)]],
    ),
  );
}
