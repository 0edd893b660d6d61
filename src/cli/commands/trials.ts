import type { Argv, CommandModule } from "yargs";
import { printJsonList } from "../print/output.ts";
import { withRun } from "./run-arguments.ts";

interface TrialsArguments {
  readonly run: string;
  readonly step: number | undefined;
  readonly json: boolean;
}

export const trialsCommand: CommandModule<object, TrialsArguments> = {
  command: "trials <run>",
  describe: "Show all candidates of a run, their measurements and the chosen one",
  builder: (yargs) =>
    withRun(yargs)
      .option("step", { type: "number", describe: "Growth step. Default: all" })
      .option("json", { type: "boolean", default: false, describe: "Print JSON" })
      .example("espalier trials runs/growclip-emoji-0123456789ab --step 2", "") as Argv<TrialsArguments>,
  handler: async ({ run, step, json }) => {
    const { readSearches } = await import("../../run/results/read-searches.ts");
    const { frontOf, printTrials } = await import("../print/print-trials.ts");
    const searches = readSearches(run).filter((search) => step === undefined || search.step === step);
    if (!json) {
      printTrials(searches);
      return;
    }
    const trials = searches.flatMap((search) => {
      const front = new Set(frontOf(search));
      return search.trials.map((trial) => ({ search, trial, pareto: front.has(trial) }));
    });
    printJsonList(trials, ({ search: { step, winner }, trial, pareto }) => ({
      ...{ step, ...trial, pareto },
      chosen: trial.number === winner,
    }));
  },
};
