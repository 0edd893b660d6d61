import type { Argv, CommandModule } from "yargs";
import { countOf, type MachineArguments, withMachine } from "./machine-arguments.ts";
import { type NewRunArguments, withNewRun, withRun } from "./run-arguments.ts";

export interface BranchArguments extends MachineArguments, NewRunArguments {
  readonly run: string;
  readonly after: number;
  readonly set: readonly string[];
}

export const branchCommand: CommandModule<object, BranchArguments> = {
  command: "branch <run>",
  describe: "Run a changed experiment from the end of a growth step of another run",
  builder: (yargs) =>
    withNewRun(
      withMachine(
        withRun(yargs)
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
          .example(
            "espalier branch runs/growclip-emoji-0123456789ab --after 2 --set /growth/inheritance=copy",
            "",
          ),
      ),
    ) as unknown as Argv<BranchArguments>,
  handler: async (given) => {
    const { branchRun } = await import("./branch-run.ts");
    const { writePageIn } = await import("./write-page.ts");
    await writePageIn(await branchRun(given));
  },
};
