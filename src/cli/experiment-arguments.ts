import type { Argv } from "yargs";
import type { ResolvedExperiment } from "../experiment/resolved-experiment.ts";
import { printNote } from "./output.ts";
import { shortened } from "./shortened.ts";

/** What every command that reads an experiment file takes. */
export interface ExperimentArguments {
  readonly file: string;
  readonly set: readonly string[];
}

/** Declares the file and `--set`. */
export function withExperiment(yargs: Argv): Argv<ExperimentArguments> {
  return yargs
    .positional("file", { type: "string", demandOption: true, describe: "Experiment file" })
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

/** Characters of a value that are shown. */
const SHOWN = 100;

/** Shows what `--set` changed, on standard error; of long values the beginning. */
export function printDifferences({ differences }: ResolvedExperiment): void {
  for (const { pointer, before, after } of differences) {
    printNote(`set ${pointer}: ${show(before)} -> ${show(after)}`);
  }
}

function show(value: unknown): string {
  return value === undefined ? "nothing" : shortened(JSON.stringify(value), SHOWN);
}
