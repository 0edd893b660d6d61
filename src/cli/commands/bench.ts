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
  describe: "Search strategies on the 15,625 cells of NAS-Bench-201, as a Markdown table",
  builder: (yargs) =>
    yargs
      .option("table", {
        type: "string",
        demandOption: true,
        requiresArg: true,
        describe: "A file of comma-separated values; experiments/nas-bench-201.json names its columns",
      })
      .option("runs", { type: "number", default: 500, describe: "Searches by each strategy" })
      .option("seconds", { type: "number", default: 12_000, describe: "Simulated time of a search" })
      .option("dataset", { choices: DATASETS, default: "cifar10", describe: "Whose accuracies" })
      .option("strategy", {
        type: "string",
        array: true,
        nargs: 1,
        describe: "Name or JSON, once for each; the first is what the others are compared with. Default: all",
      }) as unknown as Argv<NasBenchArguments>,
  handler: async (given) => {
    const { printNasBench201 } = await import("../bench/print-nas-bench-201.ts");
    await printNasBench201(given.strategy, given);
  },
};

const strategies: CommandModule<object, StrategiesArguments> = {
  command: "strategies",
  describe: "What proposing a trial and keeping it costs, as Markdown tables",
  builder: (yargs) =>
    yargs
      .option("folder", {
        type: "string",
        default: ".",
        describe: "Where a log is written for a moment; the disk decides what keeping costs",
      })
      .option("strategy", {
        type: "string",
        array: true,
        nargs: 1,
        describe: "Name, once for each. Default: all that need no options",
      }) as Argv<StrategiesArguments>,
  handler: async ({ strategy, folder }) => {
    const { printStrategies } = await import("../bench/print-strategies.ts");
    await printStrategies(strategy, folder);
  },
};

export const benchCommand: CommandModule = {
  command: "bench",
  describe: "Measure the search strategies",
  builder: (yargs) =>
    yargs.command(nasBench201).command(strategies).demandCommand(1, "Which benchmark?") as Argv,
  handler: () => {},
};
