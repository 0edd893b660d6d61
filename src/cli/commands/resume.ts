import type { Argv, CommandModule } from "yargs";
import { type MachineArguments, withMachine } from "./machine-arguments.ts";

interface ResumeArguments extends MachineArguments {
  readonly run: string;
  readonly folder: string | undefined;
  readonly changedPlugins: boolean;
}

export const resumeCommand: CommandModule<object, ResumeArguments> = {
  command: "resume <run>",
  describe: "Go on with a run that was interrupted",
  builder: (yargs) =>
    withMachine(
      yargs
        .positional("run", { type: "string", demandOption: true, describe: "Run folder" })
        .option("folder", {
          type: "string",
          requiresArg: true,
          describe: "Folder of the experiment's file, if the project has been moved without its runs",
        })
        .option("changed-plugins", {
          type: "boolean",
          default: false,
          describe: "Go on though the code of a plug-in has changed since; earlier events stay as they are",
        }),
    ) as unknown as Argv<ResumeArguments>,
  handler: async ({ run, ...machine }) => {
    const { resumeExperiment } = await import("./run-experiment.ts");
    await resumeExperiment(run, machine);
  },
};
