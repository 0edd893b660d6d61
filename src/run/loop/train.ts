import { costOf } from "../../architecture/model-family.ts";
import { sumOfCompute, trainingCompute } from "../../training/compute.ts";
import { updatesOf } from "../../training/training-length.ts";
import { trainedFile, updateFile } from "../store/checkpoint-names.ts";
import type { CheckpointReference } from "../store/checkpoint-store.ts";
import {
  architectureChanged,
  computeBeforeTraining,
  lastCheckpoint,
  trainedCompute,
} from "../log/history.ts";
import type { StoredModel } from "../inheritance/inherit.ts";
import type { Run } from "../run.ts";

/** Trains the current model on what has arrived, from its last checkpoint if it was interrupted. */
export async function train(run: Run, step: number, current: StoredModel): Promise<StoredModel> {
  const { journal, checkpoints, training } = run;
  const { checkpoint } = await journal.once("trained", { step }, async (note) => {
    const interrupted = lastCheckpoint(journal.events, step);
    const start = checkpoints.readModel(
      interrupted?.checkpoint ?? (current.checkpoint as CheckpointReference),
      current,
    );
    const parent = current.checkpoint?.file;
    const cost = costOf(run.family, current.architecture);
    const updates = updatesOf(training, cost, computeBeforeTraining(journal.events, step));
    const before = trainedCompute(journal.events);
    const computeTo = (update: number) => trainingCompute(cost, training.batchSize, update);
    const result = await run.trainer.train({
      state: start.state,
      plan: start.plan,
      step,
      updates,
      scheduled: { architectureChanged: architectureChanged(journal.events, step) },
      averageWindow: run.growth.inheritance.averageWindow,
      random: run.random.fork("step", step),
      from: interrupted?.update ?? 0,
      hooks: {
        onUpdate: (update) => {
          run.progress.update(`step ${step} of ${run.stream.steps}: training`, update);
          run.metrics.add(step, update, sumOfCompute([before, computeTo(update.update)]));
        },
        onWaited: (waitingSeconds) => note({ waitingSeconds }),
        checkpoint: {
          every: training.checkpointEvery,
          write: async ({ update, state, plan, loss }) => {
            const content = { state, plan, parent, step, update };
            const checkpoint = checkpoints.write(updateFile(step, update), content);
            await journal.once("checkpoint", { step, update }, async () => ({ checkpoint, loss }));
          },
        },
        validation: {
          every: training.validationEvery,
          report: async (update, loss) => {
            await journal.once("validated", { step, update }, async () => ({ loss }));
          },
        },
      },
    });
    const checkpoint = checkpoints.write(trainedFile(step), {
      ...{ state: result.state, plan: {}, parent, step },
      update: updates,
    });
    return { updates, loss: result.loss, compute: computeTo(updates), checkpoint };
  });
  return { architecture: current.architecture, checkpoint };
}
