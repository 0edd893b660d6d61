import { Architecture } from "../../architecture/architecture.ts";
import { EspalierError } from "../../espalier-error.ts";
import type { Measurements } from "../../search/trial.ts";
import type { Progress, TrainingCheckpoint } from "../../training/trainer.ts";
import { firstState, type InheritingRun, parentOf } from "../inherit.ts";
import { sharedPart } from "../shared-part.ts";
import type { Run } from "../run.ts";
import type { TrialResult, TrialTask } from "./trial-task.ts";

/** What a process needs in order to measure trials: it writes nothing but where their trainings stand. */
export interface MeasuringRun extends InheritingRun {
  readonly folder: Pick<Run["folder"], "readCheckpoint" | "writeCheckpoint">;
  readonly search: Pick<Run["search"], "evaluator">;
}

/**
 * Measures a trial in this process. Whatever its evaluator throws makes it a failed one.
 * @throws EspalierError if what it keeps cannot be written.
 */
export async function measureTrial(
  run: MeasuringRun,
  task: TrialTask,
  onUpdate: (progress: Progress) => void,
): Promise<TrialResult> {
  const start = performance.now();
  const seconds = () => Math.round(performance.now() - start) / 1000;
  let kept: readonly TrainingCheckpoint[] = [];
  try {
    const measurements = await measure(run, task, onUpdate, (checkpoints) => (kept = checkpoints));
    const checkpoints = writeKept(run, task, kept);
    const rest = { ...(checkpoints.length > 0 && { checkpoints }), seconds: seconds() };
    return { status: "completed", measurements, ...rest };
  } catch (error) {
    if (isDiskFailure(error)) throw error;
    return { status: "failed", measurements: {}, failure: describeFailure(error), seconds: seconds() };
  }
}

/** No fault of the candidate: measured again when the run goes on, it may win. */
function isDiskFailure(error: unknown): boolean {
  return error instanceof EspalierError && error.code === "ESPALIER_CHECKPOINT_NOT_WRITTEN";
}

function drawnAgain(run: MeasuringRun, draw: string | undefined): MeasuringRun {
  return draw === undefined ? run : { ...run, random: run.random.fork("draw", draw) };
}

function readKept({ folder }: MeasuringRun, file: string): TrainingCheckpoint {
  const { update, state, plan, loss = Number.NaN } = folder.readCheckpoint(file);
  return { update, state, plan, loss };
}

/** @returns the files' names. */
function writeKept(
  { folder }: MeasuringRun,
  { step, parent, prefix }: TrialTask,
  kept: readonly TrainingCheckpoint[],
): readonly string[] {
  return kept.map((checkpoint, place) => {
    const file = `${prefix}update-${checkpoint.update}${place > 0 ? `-${place + 1}` : ""}.safetensors`;
    folder.writeCheckpoint(file, { ...checkpoint, step, parent });
    return file;
  });
}

function measure(
  run: MeasuringRun,
  { step, budget, architecture: values, parent, previous, shared }: TrialTask,
  onUpdate: (progress: Progress) => void,
  keep: (checkpoints: readonly TrainingCheckpoint[]) => void,
): Promise<Measurements> {
  const architecture = new Architecture(values);
  const { evaluator } = run.search;
  return evaluator.measure({
    architecture,
    step,
    budget,
    random: run.random.fork("step", step),
    inherit: (draw) => firstState(drawnAgain(run, draw), step, parent, architecture),
    ...(parent !== undefined && { parent: () => parentOf(run, step, parent, architecture) }),
    ...(shared !== undefined && { shared: () => sharedPart(run, shared, architecture) }),
    ...(previous.length > 0 && { previous: previous.map((file) => readKept(run, file)) }),
    ...(budget < 1 && { keep }),
    onUpdate,
  });
}

/** A failure in one line, as the event log keeps it. */
export function describeFailure(error: unknown): string {
  if (error instanceof EspalierError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
