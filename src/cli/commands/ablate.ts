import type { Argv, CommandModule } from "yargs";
import { type ExperimentArguments, readGiven, withExperiment } from "./experiment-arguments.ts";
import { atMostOne } from "./at-most-one.ts";
import { countOf, type EngineArguments, withEngine } from "./machine-arguments.ts";

export interface AblateArguments extends ExperimentArguments, EngineArguments {
  readonly out: string;
  readonly dryRun: boolean;
  readonly atOnce: number;
  readonly only: readonly string[];
  readonly retryFailed: boolean;
  readonly failFast: boolean;
  readonly extend: boolean;
  readonly markdown: boolean;
  readonly csv: boolean;
  readonly json: boolean;
}

export const ablateCommand: CommandModule<object, AblateArguments> = {
  command: "ablate <file>",
  describe: "Run the variants that an experiment file names, and compare them",
  builder: (yargs) =>
    withEngine(withExperiment(yargs))
      .option("out", { type: "string", default: "runs", describe: "Folder for run folders and the plan" })
      .option("dry-run", { type: "boolean", default: false, describe: "Print the plan, and run nothing" })
      .option("at-once", {
        type: "string",
        default: "1",
        coerce: countOf("at-once", 1),
        describe: "Number of runs at the same time",
      })
      .option("only", {
        type: "string",
        array: true,
        nargs: 1,
        default: [],
        describe: "Run this arm; repeatable",
      })
      .option("retry-failed", { type: "boolean", default: false, describe: "Run failed runs again" })
      .option("fail-fast", {
        type: "boolean",
        default: false,
        describe: "Start no further run after a failed one",
      })
      .option("extend", {
        type: "boolean",
        default: false,
        describe: "Accept arms, seeds and scores that were added to the file since the start",
      })
      .option("markdown", {
        type: "boolean",
        default: false,
        describe: "Print the tables as Markdown, once all runs have finished",
      })
      .option("csv", {
        type: "boolean",
        default: false,
        describe: "Print a row for each arm, seed and score as CSV, once all runs have finished",
      })
      .check(atMostOne("csv", "json", "markdown"))
      .option("json", {
        type: "boolean",
        default: false,
        describe: "Print the results as JSON, once all runs have finished",
      })
      .example("espalier ablate pim.json --dry-run", "lists the runs")
      .example("espalier ablate pim.json --at-once 2", "") as unknown as Argv<AblateArguments>,
  handler: async (given) => {
    const resolved = await readGiven(given);
    const { ablate } = await import("./ablate-experiment.ts");
    await ablate(resolved, given);
  },
};
