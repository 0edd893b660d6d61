import type { Argv, CommandModule } from "yargs";

interface ImportArguments {
  readonly trials: string;
  readonly into: string;
  readonly default: readonly string[];
  readonly out: string | undefined;
}

export const importCommand: CommandModule<object, ImportArguments> = {
  command: "import <trials>",
  describe:
    "Show which trials of earlier searches an experiment can use; --out writes one that starts with them",
  builder: (yargs) =>
    yargs
      .positional("trials", {
        type: "string",
        demandOption: true,
        describe: "JSON Lines file, as `espalier export RUN --format trials` writes it",
      })
      .option("into", { type: "string", demandOption: true, describe: "Experiment file" })
      .option("default", {
        type: "string",
        array: true,
        nargs: 1,
        default: [],
        describe: "DIMENSION=VALUE: value for a dimension missing from the trials; repeatable",
      })
      .option("out", {
        type: "string",
        describe: "Experiment file to write; it extends the one named by --into",
      })
      .example(
        "espalier import trials.jsonl --into larger.json --out continued.json",
        "",
      ) as Argv<ImportArguments>,
  handler: async ({ trials, into, default: defaults, out }) => {
    const { importTrials } = await import("./import-trials.ts");
    await importTrials({ trials, into, defaults, out });
  },
};
