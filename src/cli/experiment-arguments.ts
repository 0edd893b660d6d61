import type { Argv } from "yargs";
import type { ResolvedExperiment } from "../experiment/resolved-experiment.ts";
import { shown } from "../json/schema-problems.ts";

/** What every command that reads an experiment file takes. */
export interface ExperimentArguments {
  readonly file: string;
  readonly set: readonly string[];
}

/** Declares the file and `--set`. */
export function withExperiment(yargs: Argv): Argv<ExperimentArguments> {
  return yargs
    .positional("file", {
      type: "string",
      demandOption: true,
      describe: "Experiment file",
      // yargs makes an empty string of a lone dash.
      coerce: (file: string) => (file === "" && process.argv.includes("-") ? "-" : file),
    })
    .option("set", {
      type: "string",
      array: true,
      nargs: 1,
      default: [],
      describe: "POINTER=VALUE, such as --set /growth/inheritance=copy",
    }) as Argv<ExperimentArguments>;
}

/** Reads the file with our own plug-ins. */
export async function readExperiment({ file, set }: ExperimentArguments): Promise<ResolvedExperiment> {
  const { parseExperiment } = await import("../experiment/parse-experiment.ts");
  const { plugins } = await import("../../plugins/index.ts");
  return parseExperiment(file, { plugins, sets: set });
}

/** Shows what `--set` changed, on standard error. */
export function printDifferences({ differences }: ResolvedExperiment): void {
  const show = (value: unknown) => (value === undefined ? "nothing" : shown(value));
  for (const { pointer, before, after } of differences) {
    console.error(`set ${pointer}: ${show(before)} -> ${show(after)}`);
  }
}
