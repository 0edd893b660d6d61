import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { figure } from "./capacity/figure.ts";
import { HELP, parseOptions, type StudyOptions } from "./capacity/options.ts";
import { report } from "./capacity/report.ts";
import { finalRuns, readResults, searchRuns } from "./capacity/results.ts";
import { runAll } from "./capacity/run-all.ts";

/*
 * Does a larger model score higher on the scenes, and at which steps?
 *
 *     npm run build && npx jiti experiments/studies/capacity.ts --at-once 2        93 minutes on 2 cores
 *
 * Fixed models of four sizes go from scratch through all growth steps. Each size has the learning rate that was best for
 * it in a short search, which is the same for all. What has finished is not run again, and what was interrupted goes on.
 * plugins/scenes/README.md has the result.
 */

async function run(options: StudyOptions): Promise<void> {
  const write = () => writeReport(options);
  await runAll(options, searchRuns(options), write);
  await runAll(options, finalRuns(options), write);
}

/** The table and the figure of whatever has finished. */
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
