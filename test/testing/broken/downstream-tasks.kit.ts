import {
  DataStream,
  DownstreamTask,
  type Score,
  strategy,
  type TaskExample,
  type TrainedModel,
} from "espalier";
import { type PairStream, pairStream } from "espalier/image-text";
import { describeDownstreamTask } from "espalier/testing";
import { Type } from "typebox";
import { eachSeed } from "./each-seed.ts";
import { family, space, stream as pairs } from "./tiny-model.ts";

/** The same pairs at two steps. */
const stream = Object.create(pairs, {
  steps: { value: 2 },
  stepNames: { value: ["one", "two"] },
}) as PairStream;

type Evaluate = (model: TrainedModel, step: number, stream: PairStream) => Promise<readonly Score[]>;

/** A task with one fault; `create` gives it a state of its own if it wants one. */
function broken(type: string, create: () => Evaluate, parts: Partial<DownstreamTask> = {}) {
  return strategy(DownstreamTask, {
    type,
    summary: "Is broken.",
    options: Type.Object({}, { additionalProperties: false }),
    inject: [DataStream],
    create: (_, given): DownstreamTask => {
      const evaluate = create();
      return {
        needs: { outputs: ["image"], arrays: ["images"] },
        evaluate: (model, step) => evaluate(model, step, pairStream(given)),
        ...parts,
      };
    },
  });
}

function score(value: number, fields: Partial<Score> = {}): Score {
  return {
    name: "size",
    ...{ value, interval: [value - 1, value + 1], count: 1, unit: "units", baselines: {} },
    ...fields,
  };
}

/** The first feature of the first test picture. */
async function feature(model: TrainedModel, pairs: PairStream, name = "image"): Promise<number> {
  const pair = (await pairs.examples(1, "test")).at(0);
  const { data } = await model.output(name, { images: [await pairs.picture(pair!)] });
  return data[0]!;
}

/** Scores the feature, changed by a fault. */
const scoring = (type: string, change: (found: Score, step: number) => readonly Score[]) =>
  broken(type, () => async (model, step, pairs) => change(score(await feature(model, pairs)), step));

const lacking = broken("lacking", () => async (model, _, pairs) => [score(await feature(model, pairs))], {
  needs: { outputs: ["image", "audio"], arrays: ["images"] },
});
const undeclared = broken("undeclared", () => async (model, _, pairs) => {
  const tokens = [(await pairs.examples(1, "test")).at(0)!.captions[0]!.text];
  return [score((await model.output("text", { tokens })).data[0]!)];
});
const undeclaredInput = broken("undeclared-input", () => async (model, _, pairs) => {
  const tokens = [(await pairs.examples(1, "test")).at(0)!.captions[0]!.text];
  return [score((await model.output("image", { tokens })).data[0]!)];
});
const unannounced = broken(
  "unannounced",
  () => async (model, _, pairs) => [score(await feature(model, pairs))],
  {
    scores: [{ name: "weight", unit: "units" }],
  },
);
const empty = scoring("empty", (_, step) => (step === 1 ? [score(1)] : []));
const beside = scoring("beside", (found) => [{ ...found, interval: [found.value + 1, found.value + 2] }]);
const uncounted = scoring("uncounted", (found) => [{ ...found, count: 0 }]);
const beyond = scoring("beyond", (found) => [{ ...found, ofStep: 9 }]);
const percent = scoring("percent", () => [
  { name: "share", value: 50, interval: [40, 60], count: 1, baselines: {} },
]);
const twice = scoring("twice", (found) => [found, found]);
const constant = broken("constant", () => async () => [score(1)]);
const counting = broken("counting", () => {
  let calls = 0;
  return async (model, _, pairs) => [score((await feature(model, pairs)) + calls++)];
});
let instances = 0;
const individual = broken("individual", () => {
  const instance = instances++;
  return async (model, _, pairs) => [score((await feature(model, pairs)) + instance)];
});
const foreseeing = broken("foreseeing", () => async (model, _, pairs) => {
  const last = await pairs.examples(pairs.steps, "train");
  return [score(await feature(model, pairs), { baselines: { later: last.length } })];
});

/** Scores the feature, and shows examples with a fault. */
const showing = (type: string, examples: (value: number) => readonly TaskExample[]) =>
  strategy(DownstreamTask, {
    type,
    summary: "Is broken.",
    options: Type.Object({}, { additionalProperties: false }),
    inject: [DataStream],
    create: (_, given): DownstreamTask => ({
      needs: { outputs: ["image"], arrays: ["images"] },
      evaluate: async (model) => [score(await feature(model, pairStream(given)))],
      examples: async (model) => examples(await feature(model, pairStream(given))),
    }),
  });
const example = (id: string, parts: Partial<TaskExample> = {}): TaskExample => ({
  ...{ title: "guess", id, question: { text: id }, answers: [] },
  ...parts,
});
const showingMany = showing("showing-many", () => Array.from("123456789", (id) => example(id)));
const showingTwice = showing("showing-twice", () => [example("1"), example("1")]);
const showingLarge = showing("showing-large", () => [example("1", { question: { text: "a".repeat(1001) } })]);
const showingObjects = showing("showing-objects", () => [
  example("1", { question: { text: "1", of: new Map() } as object }),
]);
let shown = 0;
const showingCalls = showing("showing-calls", () => [
  example("1", { answers: [{ text: "call", score: shown++ }] }),
]);
const showingOther = showing("showing-other", (value) => [
  example("1", { question: { text: String(value) } }),
]);
const showingErrors = showing("showing-errors", (value) => [example(String(value))]);

eachSeed(() => {
  for (const one of [
    ...[lacking, undeclared, undeclaredInput, unannounced, empty, beside, uncounted, beyond],
    ...[percent, twice, constant, counting, individual, foreseeing],
    ...[showingMany, showingTwice, showingLarge, showingObjects, showingCalls, showingOther, showingErrors],
  ])
    describeDownstreamTask(one, [{ family, stream, space }]);
});
