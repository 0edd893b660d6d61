import type { Argv, CommandModule } from "yargs";
import { type ExperimentArguments, readGiven, withExperiment } from "./experiment-arguments.ts";
import { printJson } from "../print/output.ts";

interface PlanArguments extends ExperimentArguments {
  readonly json: boolean;
}

export const planCommand: CommandModule<object, PlanArguments> = {
  command: "plan <file>",
  describe: "Show sizes, trials and estimated time, memory and FLOPs of an experiment",
  builder: (yargs) =>
    withExperiment(yargs)
      .option("json", {
        type: "boolean",
        default: false,
        describe: "Print JSON",
      })
      .example("espalier plan experiments/growclip-emoji.json", "") as Argv<PlanArguments>,
  handler: async (given) => {
    const resolved = await readGiven(given);
    const { estimateRun } = await import("./estimate-run.ts");
    const report = await estimateRun(resolved);
    if (given.json) printJson(report);
    else (await import("../print/print-plan.ts")).printPlan(report);
  },
};
