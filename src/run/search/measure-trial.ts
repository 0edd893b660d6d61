import { Architecture } from "../../architecture/architecture.ts";
import { EspalierError } from "../../espalier-error.ts";
import { stackOf } from "../../plugin/guard/stack-of.ts";
import type { Measurements } from "../../search/trial.ts";
import type { Progress, TrainingCheckpoint } from "../../training/trainer.ts";
import { trialFile } from "../store/checkpoint-names.ts";
import type { CheckpointReference } from "../store/checkpoint-store.ts";
import { describeFailure } from "./describe-failure.ts";
import { firstState, type InheritingRun, parentOf } from "../inheritance/inherit.ts";
import { plainMeasurements } from "./record-trial.ts";
import { sharedPart } from "../inheritance/shared-part.ts";
import type { Run } from "../run.ts";
import type { TrialResult, TrialTask } from "../trial-task.ts";
import { secondsSince } from "../seconds-since.ts";

/** Parts of a run that measuring a trial needs. It writes only checkpoints of the trial's training. */
export interface MeasuringRun extends InheritingRun {
  readonly checkpoints: Pick<Run["checkpoints"], "read" | "readModel" | "write">;
  readonly search: Pick<Run["search"], "evaluator">;
  readonly trainer: Pick<Run["trainer"], "takeSpent">;
}

/**
 * Measures a trial in this process. An error of its evaluator makes it a failed one.
 * @throws EspalierError if the surroundings are at fault: nothing is recorded then, and the trial is measured again
 * when the run goes on.
 */
export async function measureTrial(
  run: MeasuringRun,
  task: TrialTask,
  onUpdate: (progress: Progress) => void,
): Promise<TrialResult> {
  const start = performance.now();
  run.trainer.takeSpent();
  const effort = () => ({ compute: run.trainer.takeSpent(), seconds: secondsSince(start) });
  let kept: readonly TrainingCheckpoint[] = [];
  try {
    const measured = await measure(run, task, onUpdate, (checkpoints) => (kept = checkpoints));
    const measurements = plainMeasurements(measured);
    const checkpoints = writeKept(run, task, kept);
    const rest = { ...(checkpoints.length > 0 && { checkpoints }), ...effort() };
    return { status: "completed", measurements, ...rest };
  } catch (error) {
    if (isEnvironmental(error)) throw error;
    const stack = error instanceof EspalierError ? error.trace : stackOf(error);
    const rest = { ...(stack !== undefined && { stack }), ...effort() };
    return { status: "failed", measurements: {}, failure: describeFailure(error), ...rest };
  }
}

/** Codes of Node's for a machine that is out of something, whatever the candidate. */
const EXHAUSTED = ["EDQUOT", "EIO", "EMFILE", "ENFILE", "ENOMEM", "ENOSPC", "EROFS", "ESTALE"];

function isEnvironmental(error: unknown): boolean {
  if (error instanceof EspalierError) return error.environmental;
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  return syscall !== undefined && EXHAUSTED.includes(code ?? "");
}

function drawnAgain(run: MeasuringRun, draw: string | undefined): MeasuringRun {
  return draw === undefined ? run : { ...run, random: run.random.fork("draw", draw) };
}

function readKept({ checkpoints }: MeasuringRun, kept: CheckpointReference): TrainingCheckpoint {
  const { update, state, plan, loss = Number.NaN } = checkpoints.read(kept);
  return { update, state, plan, loss };
}

function writeKept(
  { checkpoints }: MeasuringRun,
  { step, trial, parent }: TrialTask,
  kept: readonly TrainingCheckpoint[],
): readonly CheckpointReference[] {
  return kept.map((checkpoint, place) => {
    const file = trialFile(step, trial, checkpoint.update, place);
    return checkpoints.write(file, { ...checkpoint, step, parent: parent?.file });
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
    ...(previous.length > 0 && { previous: previous.map((kept) => readKept(run, kept)) }),
    ...(budget < 1 && { keep }),
    onUpdate,
  });
}
