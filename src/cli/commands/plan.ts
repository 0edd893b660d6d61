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
    const { assemble } = await import("../../run/setup/assemble.ts");
    const { growthPaths } = await import("../../run/plan/growth-paths.ts");
    const { plan } = await import("../../run/plan/plan.ts");
    const { estimate } = await import("../../run/plan/estimate.ts");
    const { openEngine } = await import("../../tensor/engine.ts");
    const assembly = await assemble(resolved);
    try {
      const paths = await growthPaths(assembly);
      const planned = await plan(assembly, paths);
      const { workers, mode } = resolved.experiment.machine;
      const engine = await openEngine(assembly.engine, { workers, mode });
      const trials = planned.steps.map((step) => step.trials);
      const { models, seconds } = await estimate(assembly, paths, trials, workers);
      const memoryBytes = process.memoryUsage().rss;
      const report = { ...planned, engine: engine.name, workers, estimates: models, seconds, memoryBytes };
      if (given.json) printJson(report);
      else (await import("../print/print-plan.ts")).printPlan(report);
      await engine.close();
    } finally {
      await assembly.close();
    }
  },
};
