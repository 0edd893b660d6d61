import { Architecture } from "../../architecture/architecture.ts";
import { EspalierError } from "../../espalier-error.ts";
import type { Measurements } from "../../search/trial.ts";
import type { Progress } from "../../training/trainer.ts";
import { firstState, type InheritingRun } from "../inherit.ts";
import type { Run } from "../run.ts";
import type { TrialResult, TrialTask } from "./trial-task.ts";

/** What a process needs in order to measure trials: it writes nothing. */
export interface MeasuringRun extends InheritingRun {
  readonly search: Pick<Run["search"], "evaluator">;
}

/** Measures a trial in this process. Whatever its evaluator throws makes it a failed one. */
export async function measureTrial(
  run: MeasuringRun,
  task: TrialTask,
  onUpdate: (progress: Progress) => void,
): Promise<TrialResult> {
  const start = performance.now();
  const seconds = () => Math.round(performance.now() - start) / 1000;
  try {
    const measurements = await measure(run, task, onUpdate);
    return { status: "completed", measurements, seconds: seconds() };
  } catch (error) {
    return { status: "failed", measurements: {}, failure: describeFailure(error), seconds: seconds() };
  }
}

function measure(
  run: MeasuringRun,
  { step, budget, architecture: values, parent }: TrialTask,
  onUpdate: (progress: Progress) => void,
): Promise<Measurements> {
  const architecture = new Architecture(values);
  return run.search.evaluator.measure({
    architecture,
    step,
    budget,
    random: run.random.fork("step", step),
    inherit: () => firstState(run, step, parent, architecture),
    onUpdate,
  });
}

/** A failure in one line, as the event log keeps it. */
export function describeFailure(error: unknown): string {
  if (error instanceof EspalierError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
