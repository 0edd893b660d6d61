import type { Argv, CommandModule } from "yargs";

interface ImportArguments {
  readonly trials: string;
  readonly into: string;
  readonly default: readonly string[];
  readonly out: string | undefined;
}

export const importCommand: CommandModule<object, ImportArguments> = {
  command: "import <trials>",
  describe: "Which trials of earlier searches an experiment can begin with; with --out one that does",
  builder: (yargs) =>
    yargs
      .positional("trials", {
        type: "string",
        demandOption: true,
        describe: "JSON-lines file, such as `espalier export RUN --format trials` writes",
      })
      .option("into", { type: "string", demandOption: true, describe: "Experiment file" })
      .option("default", {
        type: "string",
        array: true,
        nargs: 1,
        default: [],
        describe: "DIMENSION=VALUE: what the trials had of a dimension that they do not tell",
      })
      .option("out", {
        type: "string",
        describe: "Experiment file to write, which extends the other one",
      }) as Argv<ImportArguments>,
  handler: async ({ trials, into, default: defaults, out }) => {
    const { importTrials } = await import("./import-trials.ts");
    await importTrials({ trials, into, defaults, out });
  },
};
