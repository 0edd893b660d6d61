import type { Argv, CommandModule } from "yargs";
import { type MachineArguments, withMachine } from "./machine-arguments.ts";
import { withRun } from "./run-arguments.ts";

interface ResumeArguments extends MachineArguments {
  readonly run: string;
  readonly folder: string | undefined;
  readonly changedPlugins: boolean;
}

export const resumeCommand: CommandModule<object, ResumeArguments> = {
  command: "resume <run>",
  describe: "Continue an interrupted run",
  builder: (yargs) =>
    withMachine(
      withRun(yargs)
        .option("folder", {
          type: "string",
          requiresArg: true,
          describe: "Folder of the experiment file, if the project was moved without its runs",
        })
        .option("changed-plugins", {
          type: "boolean",
          default: false,
          describe: "Continue although the code of a plug-in has changed; earlier events stay as they are",
        })
        .example("espalier resume runs/growclip-emoji-0123456789ab", ""),
    ) as unknown as Argv<ResumeArguments>,
  handler: async ({ run, ...machine }) => {
    const { resumeExperiment } = await import("./run-experiment.ts");
    await resumeExperiment(run, machine);
    const { writePageIn } = await import("./write-page.ts");
    await writePageIn(run);
  },
};
