import type { Argv, CommandModule } from "yargs";
import { countOf, type MachineArguments, withMachine } from "./machine-arguments.ts";

export interface BranchArguments extends MachineArguments {
  readonly run: string;
  readonly after: number;
  readonly set: readonly string[];
  readonly out: string;
  readonly again: boolean;
}

export const branchCommand: CommandModule<object, BranchArguments> = {
  command: "branch <run>",
  describe: "Run a changed experiment from the end of a growth step of another run",
  builder: (yargs) =>
    withMachine(
      yargs
        .positional("run", {
          type: "string",
          demandOption: true,
          describe: "Run folder, such as runs/growclip-emoji-0123456789ab",
        })
        .option("after", {
          type: "string",
          demandOption: true,
          requiresArg: true,
          coerce: countOf("after", 1),
          describe: "The last growth step to take over",
        })
        .option("set", {
          type: "string",
          array: true,
          nargs: 1,
          default: [],
          describe: "Override a value from there on: POINTER=VALUE; repeatable",
        })
        .option("out", { type: "string", default: "runs", describe: "Folder for run folders" })
        .option("again", {
          type: "boolean",
          default: false,
          describe: "Start another run, although one has finished",
        })
        .example(
          "espalier branch runs/growclip-emoji-0123456789ab --after 2 --set /growth/inheritance=copy",
          "",
        ),
    ) as unknown as Argv<BranchArguments>,
  handler: async (given) => {
    const { branchRun } = await import("./branch-run.ts");
    await branchRun(given);
  },
};
