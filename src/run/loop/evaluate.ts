import { engineModel } from "../../evaluation/engine-model.ts";
import type { Score } from "../../evaluation/score.ts";
import type { TaskExample } from "../../evaluation/task-example.ts";
import { scoredWeights } from "../../training/scored-weights.ts";
import { trainableFamily } from "../../training/trainable-family.ts";
import type { TrainedModel } from "../../training/trained-model.ts";
import type { CheckpointReference } from "../store/checkpoint-store.ts";
import type { StoredModel } from "../inheritance/inherit.ts";
import type { Run } from "../run.ts";

/** Scores the trained model on every downstream task. */
export async function evaluate(run: Run, step: number, current: StoredModel): Promise<void> {
  await run.journal.once("evaluated", { step }, async () => {
    const { state } = run.checkpoints.readModel(current.checkpoint as CheckpointReference, current);
    if (run.tasks.length === 0) return { scores: [] };
    const model = engineModel({
      family: trainableFamily(run.family),
      architecture: state.architecture,
      weights: scoredWeights(state, run.training.weights),
      encoder: await run.arrivals.encoder(step),
      compiler: run.compiler,
    });
    const scores: Score[] = [];
    for (const task of run.tasks) scores.push(...(await task.evaluate(model, step)));
    const examples = await examplesOf(run, model, step);
    return { scores, ...(examples.length > 0 && { examples }) };
  });
}

/** Examples of all tasks, each once: several tasks may show the same ones. */
async function examplesOf(run: Run, model: TrainedModel, step: number): Promise<readonly TaskExample[]> {
  const known = new Map<string, TaskExample>();
  for (const task of run.tasks)
    for (const example of (await task.examples?.(model, step)) ?? []) {
      const key = JSON.stringify([example.title, example.id]);
      if (!known.has(key)) known.set(key, example);
    }
  return [...known.values()];
}
