import type { SearchSpace } from "../../space/search-space.ts";
import { sharedFile } from "../store/checkpoint-names.ts";
import type { CheckpointReference } from "../store/checkpoint-store.ts";
import { firstState, type StoredModel } from "../inheritance/inherit.ts";
import type { Run } from "../run.ts";

/**
 * Trains what all candidates of a growth step share, if the evaluator does that, and records it. One that was interrupted
 * begins again.
 * @returns its checkpoint.
 */
export async function trainShared(
  run: Run,
  step: number,
  space: SearchSpace,
  current: StoredModel,
): Promise<CheckpointReference | undefined> {
  const { sharedTraining } = run.search.evaluator;
  if (sharedTraining === undefined) return undefined;
  const { checkpoint } = await run.journal.once("shared-trained", { step }, async () => {
    run.trainer.takeSpent();
    const { update, loss, ...trained } = await sharedTraining.train({
      step,
      space,
      current: current.architecture,
      inherit: (architecture) => firstState(run, step, current.checkpoint, architecture),
      random: run.random.fork("step", step),
      onUpdate: (progress) =>
        run.progress.update(`step ${step} of ${run.stream.steps}: shared training`, progress),
    });
    const checkpoint = run.checkpoints.write(sharedFile(step), {
      ...trained,
      step,
      update,
      parent: current.checkpoint?.file,
    });
    return { updates: update, loss, compute: run.trainer.takeSpent(), checkpoint };
  });
  return checkpoint;
}
