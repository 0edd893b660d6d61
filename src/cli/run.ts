import type { Argv, CommandModule } from "yargs";
import {
  type ExperimentArguments,
  printDifferences,
  readExperiment,
  withExperiment,
} from "./experiment-arguments.ts";

interface RunArguments extends ExperimentArguments {
  readonly out: string;
  readonly again: boolean;
  readonly engine: "auto" | "native" | "wasm" | "cpu" | undefined;
}

export const runCommand: CommandModule<object, RunArguments> = {
  command: "run <file>",
  describe: "Run an experiment",
  builder: (yargs) =>
    withExperiment(yargs)
      .option("out", { type: "string", default: "runs", describe: "Folder for run folders" })
      .option("again", { type: "boolean", default: false, describe: "Start another run of a finished one" })
      .option("engine", {
        choices: ["auto", "native", "wasm", "cpu"] as const,
        describe: "What computes; instead of /machine/engine",
      }) as Argv<RunArguments>,
  handler: async (given) => {
    const experiment = await readExperiment(given);
    printDifferences(experiment);
    const { runExperiment } = await import("./run-experiment.ts");
    await runExperiment(experiment, given);
  },
};
