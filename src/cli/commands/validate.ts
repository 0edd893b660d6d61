import type { CommandModule } from "yargs";
import { type ExperimentArguments, readGiven, withExperiment } from "./experiment-arguments.ts";
import type { ResolvedExperiment } from "../../experiment/reading/resolved-experiment.ts";
import { counted } from "../../counted.ts";
import { print } from "../print/output.ts";

export const validateCommand: CommandModule<object, ExperimentArguments> = {
  command: "validate <file>",
  describe: "Check an experiment file and print all problems",
  builder: (yargs) => withExperiment(yargs).example("espalier validate experiments/growclip-emoji.json", ""),
  handler: async (given) => {
    const resolved = await readGiven(given);
    const { assemble } = await import("../../run/setup/assemble.ts");
    const { rehearse } = await import("../../run/setup/rehearse.ts");
    const assembly = await assemble(resolved);
    try {
      await rehearse(assembly);
    } finally {
      await assembly.close();
    }
    const arms =
      resolved.ablation === undefined ? "" : `, ${counted(await countArms(resolved, given), "arm")}`;
    print(`${given.file} is valid: ${resolved.experiment.name}, ${resolved.hash}${arms}`);
  },
};

/** Number of arms of an ablation. @throws EspalierError with the problems of those that are not valid. */
async function countArms(resolved: ResolvedExperiment, given: ExperimentArguments): Promise<number> {
  const { planGiven } = await import("./plan-given.ts");
  return (await planGiven(resolved, given)).plan.arms.length;
}
