import type { Argv, CommandModule } from "yargs";
import { type ExperimentArguments, readGiven, withExperiment } from "./experiment-arguments.ts";
import { printNote } from "../print/output.ts";
import { type MachineArguments, withMachine } from "./machine-arguments.ts";

interface RunArguments extends ExperimentArguments, MachineArguments {
  readonly out: string;
  readonly again: boolean;
}

export const runCommand: CommandModule<object, RunArguments> = {
  command: "run <file>",
  describe: "Run an experiment, or print the results of its finished run",
  builder: (yargs) =>
    withMachine(withExperiment(yargs))
      .option("out", { type: "string", default: "runs", describe: "Folder for run folders" })
      .option("again", {
        type: "boolean",
        default: false,
        describe: "Start another run, although one has finished",
      })
      .example(
        "espalier run experiments/growclip-emoji.json --set /training/updates=200",
        "",
      ) as Argv<RunArguments>,
  handler: async (given) => {
    const resolved = await readGiven(given);
    if (resolved.ablation !== undefined)
      printNote(
        `Running the experiment itself: \`espalier ablate ${given.file}\` runs the arms of its ablation.`,
      );
    const { runExperiment } = await import("./run-experiment.ts");
    const { writeRunPage } = await import("./write-run-page.ts");
    await writeRunPage(await runExperiment(resolved, given));
  },
};
