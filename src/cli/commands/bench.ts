import type { Argv, CommandModule } from "yargs";
import { DATASETS, type Protocol } from "../bench/protocol.ts";

interface NasBenchArguments extends Protocol {
  readonly strategy: readonly string[] | undefined;
}

interface StrategiesArguments {
  readonly strategy: readonly string[] | undefined;
  readonly folder: string;
}

const nasBench201: CommandModule<object, NasBenchArguments> = {
  command: "nas-bench-201",
  describe: "Compare search strategies on the 15,625 cells of NAS-Bench-201, as a Markdown table",
  builder: (yargs) =>
    yargs
      .option("table", {
        type: "string",
        demandOption: true,
        requiresArg: true,
        describe: "File of comma-separated values; experiments/nas-bench-201.json names its columns",
      })
      .option("runs", { type: "number", default: 500, describe: "Number of searches by each strategy" })
      .option("seconds", {
        type: "number",
        default: 12_000,
        describe: "Simulated time of a search, in seconds",
      })
      .option("dataset", { choices: DATASETS, default: "cifar10", describe: "Dataset" })
      .option("strategy", {
        type: "string",
        array: true,
        nargs: 1,
        describe:
          "Strategy to compare, by name or as JSON; repeatable, the first is the reference. Default: all",
      })
      .example(
        "espalier bench nas-bench-201 --table nas-bench-201.csv --runs 50",
        "",
      ) as unknown as Argv<NasBenchArguments>,
  handler: async (given) => {
    const { printNasBench201 } = await import("../bench/print-nas-bench-201.ts");
    await printNasBench201(given.strategy, given);
  },
};

const strategies: CommandModule<object, StrategiesArguments> = {
  command: "strategies",
  describe: "Time a proposal, and a trial in the event log, as Markdown tables",
  builder: (yargs) =>
    yargs
      .option("folder", {
        type: "string",
        default: ".",
        describe: "Folder for the temporary log that is timed",
      })
      .option("strategy", {
        type: "string",
        array: true,
        nargs: 1,
        describe: "Name of a strategy; repeatable. Default: all that need no options",
      })
      .example("espalier bench strategies --strategy tpe", "") as Argv<StrategiesArguments>,
  handler: async ({ strategy, folder }) => {
    const { printStrategies } = await import("../bench/print-strategies.ts");
    await printStrategies(strategy, folder);
  },
};

export const benchCommand: CommandModule = {
  command: "bench",
  describe: "Compare and time search strategies",
  builder: (yargs) =>
    yargs
      .command(nasBench201)
      .command(strategies)
      .example("espalier bench strategies", "")
      .demandCommand(1, "Which benchmark?") as Argv,
  handler: () => {},
};
