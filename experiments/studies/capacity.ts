import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { figure } from "./capacity/figure.ts";
import { HELP, parseOptions, type StudyOptions } from "./capacity/options.ts";
import { report } from "./capacity/report.ts";
import { finalRuns, readResults, searchRuns } from "./capacity/results.ts";
import { runAll } from "./capacity/run-all.ts";

/*
 * Effect of model size on the scores on the scenes, by growth step.
 *
 *     npm run build && npx jiti experiments/studies/capacity.ts --at-once 2        93 minutes on 2 cores
 *
 * Fixed models of four sizes are trained from scratch through all growth steps. Each size has its best learning rate in a
 * short search with the same budget for all. Finished runs are skipped, interrupted ones resume. plugins/scenes/README.md
 * has the results.
 */

async function run(options: StudyOptions): Promise<void> {
  const write = () => writeReport(options);
  await runAll(options, searchRuns(options), write);
  await runAll(options, finalRuns(options), write);
}

/** Writes the tables and the figure of the finished runs. */
function writeReport(options: StudyOptions): string {
  const results = readResults(options);
  const text = report(results);
  mkdirSync(options.out, { recursive: true });
  writeFileSync(join(options.out, "capacity.md"), text);
  writeFileSync(join(options.out, "capacity.svg"), figure(results));
  return text;
}

/** @throws Error about a flag, or a run that failed. */
async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options === undefined) return console.log(HELP);
  if (!options.isReportOnly) await run(options);
  console.log(writeReport(options));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
