import type { Argv } from "yargs";
import type { ResolvedExperiment } from "../../experiment/reading/resolved-experiment.ts";
import { printNote } from "../print/output.ts";
import { shortened } from "../describe/shortened.ts";
import { counted } from "../describe/show-number.ts";

/** What every command that reads an experiment file takes. */
export interface ExperimentArguments {
  readonly file: string;
  readonly set: readonly string[];
  /** Whether the plug-ins that the file names may be loaded. */
  readonly plugins: boolean;
}

/** Declares the file, `--set` and `--no-plugins`. */
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
    })
    .option("plugins", {
      type: "boolean",
      default: true,
      describe: "--no-plugins refuses a file that names plug-ins, whose code would run",
    }) as Argv<ExperimentArguments>;
}

/** Reads the file with our own plug-ins, and shows what `--set` changed. */
export async function readGiven({
  file,
  set: overrides,
  plugins: loadsPlugins,
}: ExperimentArguments): Promise<ResolvedExperiment> {
  const { readExperiment } = await import("../../experiment/read-experiment.ts");
  const { plugins } = await import("../../../plugins/index.ts");
  const resolved = await readExperiment(file, { plugins, overrides, loadsPlugins });
  if (resolved.problems.length === 0) printDifferences(resolved);
  return resolved;
}

/** Characters of a value, and differences, that are shown. */
const SHOWN = { characters: 100, differences: 20 };

/** On standard error: of long values the beginning, of many the first. */
function printDifferences({ differences }: ResolvedExperiment): void {
  for (const { pointer, before, after } of differences.slice(0, SHOWN.differences))
    printNote(`set ${pointer}: ${show(before)} -> ${show(after)}`);
  const more = differences.length - SHOWN.differences;
  if (more > 0) printNote(`set ${counted(more, "other value")}`);
}

function show(value: unknown): string {
  return value === undefined ? "nothing" : shortened(JSON.stringify(value), SHOWN.characters);
}
