import type { Argv, CommandModule } from "yargs";
import { type MachineArguments, withMachine } from "./machine-arguments.ts";

interface ResumeArguments extends MachineArguments {
  readonly run: string;
}

export const resumeCommand: CommandModule<object, ResumeArguments> = {
  command: "resume <run>",
  describe: "Go on with a run that was interrupted",
  builder: (yargs) =>
    withMachine(
      yargs.positional("run", { type: "string", demandOption: true, describe: "Run folder" }),
    ) as Argv<ResumeArguments>,
  handler: async ({ run, ...machine }) => {
    const { resumeExperiment } = await import("./run-experiment.ts");
    await resumeExperiment(run, machine);
  },
};
