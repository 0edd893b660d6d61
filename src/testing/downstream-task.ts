import { afterAll, beforeAll, expect, it } from "vitest";
import type { DataStream } from "../data/data-stream.ts";
import { DownstreamTask } from "../evaluation/downstream-task.ts";
import { engineModel } from "../evaluation/engine-model.ts";
import type { Score } from "../evaluation/score.ts";
import type { Strategy } from "../plugin/strategy.ts";
import { Random } from "../random/random.ts";
import { StepCompiler } from "../tensor/compile/step-compiler.ts";
import { type Engine, openEngine } from "../tensor/engine.ts";
import { scoredWeights } from "../training/scored-weights.ts";
import type { TrainedModel } from "../training/trained-model.ts";
import type { Needs } from "../training/training-objective.ts";
import { describeStrategy } from "./describe-strategy.ts";
import { ensure } from "./ensure.ts";
import { architecturesOf } from "./growths.ts";
import { type Build, builderOf } from "./kit-case.ts";
import { injecting, type ModelCase } from "./model-case.ts";
import { onlyNeeded } from "./only-needed.ts";
import { type ModelOf, testExamples } from "./task-examples.ts";
import { trainedState } from "./trained-state.ts";

/** Number of models with different weights; the scores of at least two must differ. */
const MODELS = 8;

/**
 * Tests that a downstream task fulfils its port's contract: its scores use only what it declares, are within bounds
 * and repeatable, differ between models, and do not depend on training examples of later steps. Its examples, if it has
 * any, are repeatable and ask all models the same questions.
 */
export function describeDownstreamTask(
  strategy: Strategy<DownstreamTask>,
  cases: readonly ModelCase[],
): void {
  describeStrategy(
    DownstreamTask,
    strategy,
    cases.map((one) => injecting(one)),
    (build, kitCase) => {
      const compiler = new StepCompiler({ mode: "eager", onFallback: () => {} });
      let engine: Engine;
      beforeAll(async () => {
        engine = await openEngine("wasm");
      });
      afterAll(async () => {
        compiler.close();
        await engine.close();
      });
      // A model is a pure function, so its results can be cached.
      const models = new Map<string, Promise<TrainedModel>>();
      const modelOf: ModelOf = (step, weights, needs) => {
        const key = `${step} ${weights}`;
        const model = models.get(key) ?? modelAt(kitCase, compiler, step, weights, needs);
        models.set(key, model);
        return model;
      };
      testScores(build, kitCase, modelOf);
      testPurity(build, kitCase, modelOf);
      testExamples(build, stepsOf(kitCase.stream), modelOf);
      it("uses no training example of a later step", async () => {
        for (const step of stepsOf(kitCase.stream)) {
          const watched = untilStep(kitCase.stream, step);
          const task = await builderOf(strategy, injecting(kitCase, watched))();
          const model = await modelOf(step, 0, task.needs);
          await task.evaluate(model, step);
          await task.examples?.(model, step);
        }
      });
    },
  );
}

function testScores(build: Build<DownstreamTask>, { stream, family }: ModelCase, modelOf: ModelOf): void {
  it("needs outputs and inputs that the family has", async () => {
    const { outputs, arrays = [] } = (await build()).needs;
    const lacking = [
      ...outputs.filter((name) => !family.outputs.includes(name)),
      ...arrays.filter((name) => !family.inputs.includes(name)),
    ];
    ensure(lacking.length === 0, `the case's family lacks ${lacking.join(", ")}`);
  });

  it("scores a model from only what it needs", async () => {
    const task = await build();
    for (const step of stepsOf(stream)) {
      const scores = await task.evaluate(await modelOf(step, 0, task.needs), step);
      ensure(scores.length > 0 || step < stream.steps, "there is no score after the last step");
      for (const score of scores) ensureScore(score, stream.steps);
    }
  });

  it("has different scores for different models", async () => {
    const task = await build();
    const found = new Set<string>();
    const { steps } = stream;
    for (let weights = 0; weights < MODELS && found.size < 2; weights++) {
      const scores = await task.evaluate(await modelOf(steps, weights, task.needs), steps);
      found.add(JSON.stringify(scores.map(({ value }) => value)));
    }
    ensure(found.size > 1, `${MODELS} models with different weights have equal scores ${[...found][0]}`);
  });
}

// The container refuses scores that lack a field, are not finite, or leave 0 to 1 without a unit.
function ensureScore({ name, value, interval, count, ofStep }: Score, steps: number): void {
  const [low, high] = interval;
  ensure(
    low <= value && value <= high,
    `"${name}" is ${value}, outside of its interval from ${low} to ${high}`,
  );
  ensure(count > 0, `"${name}" is measured on ${count} items: omit scores that cannot be measured`);
  ensure(ofStep === undefined || ofStep <= steps, `"${name}" is of step ${ofStep}; the stream has ${steps}`);
}

function testPurity(build: Build<DownstreamTask>, { stream }: ModelCase, modelOf: ModelOf): void {
  it("returns the same scores in any call order and instance", async () => {
    const [one, other] = [await build(), await build()];
    const first = new Map<number, readonly Score[]>();
    for (const step of stepsOf(stream))
      first.set(step, await one.evaluate(await modelOf(step, 0, one.needs), step));
    for (const task of [one, other])
      for (const step of stepsOf(stream).toReversed())
        expect(
          await task.evaluate(await modelOf(step, 0, task.needs), step),
          `step ${step}: a second call returns other scores for the same model`,
        ).toEqual(first.get(step));
  });
}

/** Opens a model on the engine that only allows inputs and outputs in `needs`. */
async function modelAt(
  { family, stream, space }: ModelCase,
  compiler: StepCompiler,
  step: number,
  weights: number,
  { outputs, arrays = [] }: Needs,
): Promise<TrainedModel> {
  const architecture = architecturesOf(space).at(-1)!;
  const state = trainedState(family, architecture, new Random("task").fork(weights));
  const encoder = await family.encoder(stream, step);
  const model = engineModel({
    ...{ family, architecture, encoder, compiler },
    weights: scoredWeights(state, "live"),
  });
  const ensureArrays = (inputs: object) => {
    const other = Object.keys(inputs).find((name) => !arrays.includes(name));
    ensure(other === undefined, `it passes the model the input "${other}", which is missing in \`needs\``);
  };
  return Object.freeze<TrainedModel>({
    output: async (name, inputs) => {
      ensure(outputs.includes(name), `it reads the output "${name}", which is missing in \`needs\``);
      ensureArrays(inputs);
      return model.output(name, inputs);
    },
    compute: async (measure, inputs) => {
      ensureArrays(inputs);
      return model.compute(
        { ...measure, of: (all, given) => measure.of(onlyNeeded("output", all, outputs), given) },
        inputs,
      );
    },
  });
}

/** A stream that refuses access to training examples of later steps. */
function untilStep(stream: DataStream, last: number): DataStream {
  const examples: DataStream["examples"] = (step, split) => {
    if (split === "train" && step > last)
      throw new Error(`a score after step ${last} uses training examples of step ${step}`);
    return stream.examples(step, split);
  };
  return Object.create(stream, { examples: { value: examples } }) as DataStream;
}

/** The first and the last step. */
function stepsOf({ steps }: DataStream): readonly number[] {
  return [...new Set([1, steps])];
}
