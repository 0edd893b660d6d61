import { engineModel } from "../evaluation/engine-model.ts";
import { rememberFeatures } from "../evaluation/remembered-features.ts";
import type { Score } from "../evaluation/score.ts";
import { scoredWeights } from "../training/scored-weights.ts";
import type { CheckpointReference } from "./checkpoint-store.ts";
import type { StoredModel } from "./inherit.ts";
import type { Run } from "./run.ts";

/** Scores the trained model on every downstream task. */
export async function evaluate(run: Run, step: number, current: StoredModel): Promise<void> {
  await run.journal.once("evaluated", { step }, async () => {
    const { state } = run.checkpoints.readModel(current.checkpoint as CheckpointReference, current);
    const model = engineModel({
      family: run.family,
      architecture: state.architecture,
      weights: scoredWeights(state, run.training.weights),
      tokenizer: await run.arrivals.tokenizer(step),
      side: run.stream.imageSize,
      compiler: run.compiler,
    });
    const scores: Score[] = [];
    const remembering = rememberFeatures(model);
    for (const task of run.tasks) scores.push(...(await task.evaluate(remembering, step)));
    return { scores };
  });
}
