import type { Argv } from "yargs";
import type { ResolvedExperiment } from "../../experiment/reading/resolved-experiment.ts";
import { printNote } from "../print/output.ts";
import { shortened } from "../describe/shortened.ts";
import { counted } from "../../counted.ts";

/** Arguments of the commands that read an experiment file. */
export interface ExperimentArguments {
  readonly file: string;
  readonly set: readonly string[];
  /** Whether plug-ins that the file names may be loaded. */
  readonly plugins: boolean;
}

/** Declares the file, `--set` and `--no-plugins`. */
export function withExperiment(yargs: Argv): Argv<ExperimentArguments> {
  return yargs
    .positional("file", {
      type: "string",
      demandOption: true,
      describe: "Experiment file, such as experiments/growclip-emoji.json",
      // yargs turns a lone dash into an empty string.
      coerce: (file: string) => (file === "" && process.argv.includes("-") ? "-" : file),
    })
    .option("set", {
      type: "string",
      array: true,
      nargs: 1,
      default: [],
      describe: "Override a value: POINTER=VALUE, such as /growth/inheritance=copy; repeatable",
    })
    .option("plugins", {
      type: "boolean",
      default: true,
      describe: "Load the plug-ins that the file names; --no-plugins refuses such a file",
    }) as Argv<ExperimentArguments>;
}

/** Reads the experiment file with the built-in plug-ins, and prints the changes by `--set`. */
export async function readGiven({
  file,
  set: overrides,
  plugins: loadsPlugins,
}: ExperimentArguments): Promise<ResolvedExperiment> {
  const { readExperiment } = await import("../../experiment/read-experiment.ts");
  const { plugins } = await import("../../../plugins/index.ts");
  const resolved = await readExperiment(file, { plugins, overrides, loadsPlugins });
  if (resolved.problems.length === 0) printDifferences(resolved.differences);
  return resolved;
}

/** Largest number of characters of a value, and of differences, that are shown. */
const SHOWN = { characters: 100, differences: 20 };

/** Prints the changes by `--set` on standard error, long values and lists shortened. */
export function printDifferences(differences: ResolvedExperiment["differences"]): void {
  for (const { pointer, before, after } of differences.slice(0, SHOWN.differences))
    printNote(`set ${pointer}: ${show(before)} -> ${show(after)}`);
  const more = differences.length - SHOWN.differences;
  if (more > 0) printNote(`set ${counted(more, "other value")}`);
}

function show(value: unknown): string {
  return value === undefined ? "nothing" : shortened(JSON.stringify(value), SHOWN.characters);
}
