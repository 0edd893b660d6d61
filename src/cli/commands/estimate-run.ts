import type { ResolvedExperiment } from "../../experiment/reading/resolved-experiment.ts";
import { estimate } from "../../run/plan/estimate.ts";
import { growthPaths } from "../../run/plan/growth-paths.ts";
import { plan } from "../../run/plan/plan.ts";
import { assemble } from "../../run/setup/assemble.ts";
import { openEngine } from "../../tensor/engine.ts";
import type { PlanReport } from "../print/print-plan.ts";

/** Sizes of an experiment, and its time and memory as measured with its smallest and its largest model. */
export async function estimateRun(resolved: ResolvedExperiment): Promise<PlanReport> {
  const assembly = await assemble(resolved);
  try {
    const paths = await growthPaths(assembly);
    const planned = await plan(assembly, paths);
    const { workers, mode } = resolved.experiment.machine;
    const engine = await openEngine(assembly.engine, { workers, mode });
    const trials = planned.steps.map((step) => step.trials);
    const { models, seconds } = await estimate(assembly, paths, trials, workers);
    const memoryBytes = process.memoryUsage().rss;
    await engine.close();
    return { ...planned, engine: engine.name, workers, estimates: models, seconds, memoryBytes };
  } finally {
    await assembly.close();
  }
}
