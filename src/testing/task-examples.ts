import { expect, it } from "vitest";
import type { DownstreamTask } from "../evaluation/downstream-task.ts";
import type { TaskExample } from "../evaluation/task-example.ts";
import type { TrainedModel } from "../training/trained-model.ts";
import type { Needs } from "../training/training-objective.ts";
import { ensure } from "./ensure.ts";
import type { Build } from "./kit-case.ts";

/** A model of the case with the data that arrived by a step. @param weights number of the model's random weights. */
export type ModelOf = (step: number, weights: number, needs: Needs) => Promise<TrainedModel>;

/** Tests the examples of a task, if it has any. The container refuses too many, too large ones and other forms. */
export function testExamples(build: Build<DownstreamTask>, steps: readonly number[], modelOf: ModelOf): void {
  const examplesOf = async (task: DownstreamTask, step: number, weights: number) =>
    (await task.examples?.(await modelOf(step, weights, task.needs), step)) ?? [];

  it("shows examples from only what it needs", async () => {
    const task = await build();
    for (const step of steps) await examplesOf(task, step, 0);
  });

  it("returns the same examples in any call order and instance", async () => {
    const [one, other] = [await build(), await build()];
    const first = new Map<number, readonly TaskExample[]>();
    for (const step of steps) first.set(step, await examplesOf(one, step, 0));
    for (const task of [one, other])
      for (const step of steps.toReversed())
        expect(
          await examplesOf(task, step, 0),
          `step ${step}: a second call returns other examples for the same model`,
        ).toEqual(first.get(step));
  });

  it("asks all models the same questions", async () => {
    const task = await build();
    const questions = new Map<string, string>();
    for (const step of steps)
      for (const weights of [0, 1])
        for (const { answers: _, title, id, ...question } of await examplesOf(task, step, weights)) {
          const key = JSON.stringify([title, id]);
          const text = JSON.stringify(question);
          const known = questions.get(key) ?? text;
          questions.set(key, known);
          ensure(known === text, `"${id}" of "${title}" is another question after step ${step}`);
        }
    for (const step of steps) {
      const [some, others] = [await examplesOf(task, step, 0), await examplesOf(task, step, 1)].map((all) =>
        all.map(({ title, id }) => `${title}: ${id}`),
      );
      ensure(
        JSON.stringify(some) === JSON.stringify(others),
        `after step ${step}, two models get different questions: draw them by key`,
      );
    }
  });
}
