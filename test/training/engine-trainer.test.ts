import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, onTestFinished, test, vi } from "vitest";
import clipPlugin from "../../plugins/clip/index.ts";
import replayPlugin from "../../plugins/replay/index.ts";
import schedulesPlugin from "../../plugins/schedules/index.ts";
import { Architecture } from "../../src/architecture/architecture.ts";
import { freshState } from "../../src/architecture/initialise.ts";
import type { TrainableFamily } from "../../src/training/trainable-family.ts";
import { Arrivals } from "../../src/data/arrivals.ts";
import type { Split } from "../../src/data/data-stream.ts";
import type { Pair } from "../../src/image-text/pair.ts";
import { PairStream } from "../../src/image-text/pair-stream.ts";
import type { Picture } from "../../src/image-text/picture.ts";
import type { ReplayPolicy } from "../../src/data/replay-policy.ts";
import { Random } from "../../src/random/random.ts";
import { arrayOf, filled, mapTree } from "../../src/tensor/parameter-tree.ts";
import { openEngine } from "../../src/tensor/engine.ts";
import { StepCompiler } from "../../src/tensor/compile/step-compiler.ts";
import { EngineTrainer } from "../../src/training/engine-trainer.ts";
import type { TrainingCheckpoint, TrainingRequest } from "../../src/training/trainer.ts";
import type { LearningRateSchedule } from "../../src/training/learning-rate-schedule.ts";
import type { TrainingSettings } from "../../src/training/training-settings.ts";
import type { TrainingObjective } from "../../src/training/training-objective.ts";
import { build } from "../plugins/build.ts";

const COLOURS = ["red", "green", "blue"];

/** Plain squares in three colours, named by their captions: learnable within a few updates. */
class Squares extends PairStream {
  readonly steps = 2;
  readonly stepNames = ["squares", "more squares"];
  readonly imageSize = 8;

  async examples(step: number, split: Split): Promise<readonly Pair[]> {
    return COLOURS.map((colour) => ({
      id: `${split} ${step} ${colour}`,
      group: colour,
      captions: [{ text: `a ${colour} square` }, { text: `${colour}` }],
      tags: [],
    }));
  }

  async picture({ group }: Pair, augmentation?: Random): Promise<Picture> {
    const brightness = augmentation === undefined ? 200 : 150 + augmentation.integer(0, 100);
    const channel = COLOURS.indexOf(group);
    const pixels = Uint8Array.from({ length: 192 }, (_, index) => (index % 3 === channel ? brightness : 0));
    return { width: 8, height: 8, pixels };
  }
}

const architecture = new Architecture({
  "image.depth": 1,
  "image.width": 8,
  "image.mlpRatio": 1,
  "text.depth": 1,
  "text.width": 8,
  "text.mlpRatio": 1,
  "shared.depth": 1,
  "shared.mlpRatio": 1,
  "embedding.width": 8,
});
const settings = {
  updates: 20,
  batchSize: 3,
  learningRate: 0.01,
  warmUp: 0.1,
  weightDecay: 0.2,
  beta1: 0.9,
  beta2: 0.98,
  epsilon: 1e-6,
  gradientClip: 1,
  averageWindow: 0.2,
  weights: "averaged",
  checkpointEvery: 5,
  validationEvery: 5,
} as const;
const random = new Random(1);
const options = { patchSize: 4, imageSize: 8, contextLength: 6, headWidth: 8, vocabularySize: 16 };

let family: TrainableFamily;
let trainer: EngineTrainer;
const compiler = new StepCompiler({ mode: "auto", onFallback: (line) => expect.fail(line) });

async function createTrainer(changes: Partial<TrainingSettings> = {}) {
  const objective = await build<TrainingObjective>(clipPlugin.strategies[1] as never);
  const replay = await build<ReplayPolicy>(replayPlugin.strategies[0] as never);
  const schedule = await build<LearningRateSchedule>(schedulesPlugin.strategies[0] as never);
  const stream = new Squares();
  const arrivals = new Arrivals(stream, (from, step) => family.encoder(from, step));
  return new EngineTrainer({
    family,
    arrivals,
    replay,
    objective,
    schedule,
    settings: { ...settings, ...changes },
    random,
    compiler,
  });
}

beforeAll(async () => {
  await openEngine("wasm");
  family = await build<TrainableFamily>(clipPlugin.strategies[0] as never, options);
  trainer = await createTrainer();
});

function request(changes: Partial<TrainingRequest> = {}): TrainingRequest {
  return {
    state: freshState(architecture, family.describe(architecture), random.fork("initial")),
    plan: {},
    step: 1,
    updates: settings.updates,
    scheduled: { architectureChanged: true },
    random: random.fork("step", 1),
    ...changes,
  };
}

test("learns, and leaves no tensor behind", async () => {
  const start = request();
  const before = await trainer.validationLoss(start.state, 1);
  const tensors = tf.memory().numTensors;
  const { state } = await trainer.train(start);
  expect(await trainer.validationLoss(state, 1)).toBeLessThan(before - 0.1);
  expect(tf.memory().numTensors).toBe(tensors);
});

test("has the gradient of the loss of a batch, as differences of the loss confirm", async () => {
  const { state, ...start } = request();
  const [batch] = await trainer.firstBatches(start, 1);
  const tensors = tf.memory().numTensors;
  trainer.takeSpent();
  const { loss, gradient } = await trainer.lossGradient(state, batch!);
  expect(tf.memory().numTensors).toBe(tensors);
  const { flops } = family.cost(architecture);
  expect(trainer.takeSpent()).toEqual({ examples: 0, flops: 3 * flops * settings.batchSize });
  const trainable = family.describe(architecture).filter((parameter) => parameter.trainable);
  expect([...gradient.keys()]).toEqual(trainable.map(({ name }) => name));
  const squares = [...gradient.values()].reduce(
    (sum, { data }) => sum + data.reduce((all, slope) => all + slope ** 2, 0),
    0,
  );
  // A small step against the gradient lowers the loss by its squared norm, times the step.
  const length = 0.002 / squares;
  const moved = new Map(
    [...state.parameters].map(([name, { shape, data }]) => [
      name,
      { shape, data: data.map((value, place) => value - length * (gradient.get(name)?.data[place] ?? 0)) },
    ]),
  );
  const after = await trainer.lossGradient({ ...state, parameters: moved }, batch!);
  expect((loss - after.loss) / 0.002).toBeCloseTo(1, 1);
});

test("goes on from a checkpoint to the very same weights", async () => {
  const checkpoints: TrainingCheckpoint[] = [];
  const write = async (checkpoint: TrainingCheckpoint) => void checkpoints.push(checkpoint);
  const whole = await trainer.train(request({ hooks: { checkpoint: { every: 5, write } } }));
  expect(checkpoints.map(({ update }) => update)).toEqual([5, 10, 15]);
  const { state, update } = checkpoints[1] as TrainingCheckpoint;
  const rest = await trainer.train(
    request({ state, from: update, hooks: { checkpoint: { every: 5, write: async () => {} } } }),
  );
  expect(rest).toEqual(whole);
});

test("in parts, at a constant learning rate, is the very same as in one go, with an anchor as well", async () => {
  const { state } = request();
  const mask = mapTree(state.averages, ({ shape }) => filled(shape, 1));
  const anchor = { weights: state.averages, mask, momentum: 0.9, pull: 0.3 };
  for (const plan of [{}, { anchor }]) {
    const { scheduled: _scheduled, ...constant } = request({ plan, wholeUpdates: 9 });
    const whole = await trainer.train({ ...constant, updates: 9 });
    const first = await trainer.train({ ...constant, updates: 3 });
    const second = await trainer.train({ ...constant, ...first, from: 3, updates: 4 });
    const last = await trainer.train({ ...constant, ...second, from: 4, updates: 9 });
    expect({ ...last, loss: whole.loss }).toEqual(whole);
    expect((3 * first.loss + second.loss + 5 * last.loss) / 9).toBeCloseTo(whole.loss, 12);
  }
});

test("the peak learning rate follows the size of the model, or of the one that is named", async () => {
  const larger = architecture.with({ "text.depth": 2 });
  const [own, other] = [architecture, larger].map((one) => family.cost(one).parameters);
  const sized = await createTrainer({ learningRate: { value: 0.02, at: own!, exponent: -0.5 } });
  const rates = async (changes: Partial<TrainingRequest>) => {
    const seen: number[] = [];
    const onUpdate = ({ learningRate }: { readonly learningRate: number }) => void seen.push(learningRate);
    const { scheduled: _scheduled, ...constant } = request({ updates: 2, hooks: { onUpdate }, ...changes });
    await sized.train(changes.scheduled ? { ...constant, scheduled: changes.scheduled } : constant);
    return seen;
  };
  expect(await rates({})).toEqual([0.02, 0.02]);
  const lower = 0.02 * (other! / own!) ** -0.5;
  expect(await rates({ sizedBy: larger })).toEqual([lower, lower]);
  expect(lower).toBeLessThan(0.02);
  const state = freshState(larger, family.describe(larger), random.fork("initial"));
  expect(await rates({ state })).toEqual([lower, lower]);
  const [first, second] = await rates({ scheduled: { architectureChanged: true } });
  expect(first).toBeCloseTo(0.015, 12);
  expect(second).toBeCloseTo(0.005, 12);
});

test("the average of the weights lies between the live ones, and follows them", async () => {
  const short = await trainer.train(request({ updates: 1 }));
  expect(short.state.averages.get("logit_scale")).toEqual(short.state.parameters.get("logit_scale"));
  const long = await trainer.train(request());
  expect(long.state.averages.get("logit_scale")).not.toEqual(long.state.parameters.get("logit_scale"));
});

test("constants stay, and the logit scale stays in its range", async () => {
  const start = request();
  const hot = new Map([...start.state.parameters, ["logit_scale", filled([], 9)] as const]);
  const { state } = await trainer.train({ ...start, state: { ...start.state, parameters: hot }, updates: 1 });
  expect(arrayOf(state.parameters, "logit_scale").data[0]).toBeCloseTo(Math.log(100), 5);
  const epsilon = "visual.ln_post.epsilon";
  expect(state.parameters.get(epsilon)).toEqual(start.state.parameters.get(epsilon));
});

test("an anchor holds the inherited coordinates back, and lets the new ones go", async () => {
  const start = request();
  const weights = start.state.averages;
  const distance = async (held: number) => {
    const mask = mapTree(weights, ({ shape }) => filled(shape, held));
    const anchor = { weights, mask, momentum: 0.99, pull: 0.3 };
    const { state } = await trainer.train({ ...start, plan: { anchor } });
    return [...weights].reduce(
      (sum, [name, { data }]) =>
        sum +
        data.reduce((part, value, index) => {
          const moved = (arrayOf(state.parameters, name).data[index] as number) - value;
          return part + moved ** 2;
        }, 0),
      0,
    );
  };
  expect(await distance(1)).toBeLessThan(0.5 * (await distance(0)));
});

test("a loss that is not finite ends the training with its update and learning rate, and leaves no tensor", async () => {
  const broken = await createTrainer({ learningRate: 1e38 });
  const { scheduled: _scheduled, ...start } = request();
  const tensors = tf.memory().numTensors;
  await expect(broken.train(start)).rejects.toMatchObject({
    code: "ESPALIER_LOSS_NOT_FINITE",
    message: expect.stringMatching(/^The loss was NaN at update \d+, with a learning rate of 1\.00e\+38\.$/),
  });
  expect(tf.memory().numTensors).toBe(tensors);
});

test("tells the batches that a training sees first, the same for the same key", async () => {
  const batches = (key: number) => trainer.firstBatches({ step: 1, random: random.fork("step", key) }, 2);
  const [first, second] = await batches(1);
  expect(await batches(1)).toEqual([first, second]);
  expect(second).not.toEqual(first);
  expect((await batches(2))[0]).not.toEqual(first);
  expect(Object.values(first ?? {}).map(({ shape }) => shape)).toEqual([
    [3, 8, 8, 3],
    [3, 6],
    [3, 3],
    [3, 3],
  ]);
});

test("times passes over a batch of any size: the median without the first three, and no tensor is left", async () => {
  const { state } = request();
  const tensors = tf.memory().numTensors;
  const [sizes, passes]: [number[], number[]] = [[], [9000, 9000, 9000, 4000, 1000, 3000, 2000]];
  let now = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => now);
  const { forward } = family;
  const watched = vi.spyOn(family, "forward").mockImplementation((...given) => {
    const [, , inputs] = given;
    now += passes[sizes.length] as number;
    sizes.push(inputs["images"]?.shape[0] as number);
    return forward.apply(family, given);
  });
  onTestFinished(() => [clock, watched].forEach((spy) => spy.mockRestore()));
  for (const batchSize of [1, 500]) {
    sizes.length = 0;
    expect(await trainer.forwardSeconds(state, 1, { batchSize, passes: 4 })).toBe(2.5);
    expect(sizes).toEqual(new Array(7).fill(batchSize));
  }
  expect(tf.memory().numTensors).toBe(tensors);
});
