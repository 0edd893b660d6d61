import type { Argv, CommandModule } from "yargs";
import { type ExperimentArguments, readGiven, withExperiment } from "./experiment-arguments.ts";
import { printNote } from "../print/output.ts";
import { type MachineArguments, withMachine } from "./machine-arguments.ts";
import { type NewRunArguments, withNewRun } from "./run-arguments.ts";

interface RunArguments extends ExperimentArguments, MachineArguments, NewRunArguments {}

export const runCommand: CommandModule<object, RunArguments> = {
  command: "run <file>",
  describe: "Run an experiment, or print the results of its finished run",
  builder: (yargs) =>
    withNewRun(withMachine(withExperiment(yargs))).example(
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
    const { writePageIn } = await import("./write-page.ts");
    await writePageIn(await runExperiment(resolved, given));
  },
};
