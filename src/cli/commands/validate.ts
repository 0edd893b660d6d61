import type { CommandModule } from "yargs";
import {
  type ExperimentArguments,
  printDifferences,
  readExperiment,
  withExperiment,
} from "./experiment-arguments.ts";
import { print } from "../print/output.ts";

export const validateCommand: CommandModule<object, ExperimentArguments> = {
  command: "validate <file>",
  describe: "Check an experiment file, all problems at once",
  builder: withExperiment,
  handler: async (given) => {
    const experiment = await readExperiment(given);
    printDifferences(experiment);
    const { assemble } = await import("../../run/setup/assemble.ts");
    const { rehearse } = await import("../../run/setup/rehearse.ts");
    const assembled = await assemble(experiment);
    try {
      await rehearse(assembled);
    } finally {
      await assembled.close();
    }
    print(`${given.file} is valid: ${experiment.settings.name}, ${experiment.hash}`);
  },
};
