import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  DataStream,
  type DownstreamTask,
  Random,
  type Score,
  type Strategy,
  type TrainedModel,
} from "espalier";
import { compressedBytes } from "../../../plugins/language/compressed-bytes.ts";
import { continueTexts } from "../../../plugins/language/continue-texts.ts";
import { scoredWindows } from "../../../plugins/language/scored-windows.ts";
import { bitsPerByte, nextByteAccuracy } from "../../../plugins/language/task-strategies.ts";
import { TestTexts } from "../../../plugins/language/test-texts.ts";
import type { TextExample } from "../../../plugins/language/text-example.ts";
import { textEncoder } from "../../../plugins/language/text-encoder.ts";
import { START, TOKENS } from "../../../plugins/language/tokens.ts";
import { type Engine, openEngine } from "../../../src/tensor/engine.ts";
import { build } from "../build.ts";
import { GETTYSBURG } from "./tiny-language.ts";

let engine: Engine;
beforeAll(async () => void (engine = await openEngine("cpu")));
afterAll(() => engine.close());

const bytes = (text: string) => new Uint8Array(Buffer.from(text));

/** Texts of two steps: for training, and for the test. */
class FewTexts extends DataStream<TextExample> {
  override readonly kind = "text";
  override readonly steps = 2;
  override readonly stepNames = ["one", "two"];
  readonly train = [GETTYSBURG[0]!, GETTYSBURG[1]!];
  readonly test = [["a nation so conceived", "that war"], ["But we can not forget"]];

  override async examples(step: number, split: string): Promise<readonly TextExample[]> {
    if (split === "train") return [{ id: `train ${step}`, text: this.train[step - 1]! }];
    return this.test[step - 1]!.map((text, place) => ({ id: `test ${step} ${place}`, text }));
  }
}

/** The logits of a model that looks at the last token alone. */
type LogitsAfter = (token: number) => readonly number[];

/** A model with windows of 6 tokens, and the number of windows that went through it. */
function modelOf(logitsAfter: LogitsAfter, context = 6): TrainedModel & { windows: number } {
  const encoder = textEncoder(context);
  const run = (inputs: Readonly<Record<string, readonly unknown[]>>) => {
    const { shape, data } = encoder.input("tokens", inputs["tokens"]!);
    const tokens = tf.tensor2d(data, shape as [number, number], "int32");
    const logits = tf.tensor3d([...data].flatMap(logitsAfter), [...shape, TOKENS] as [
      number,
      number,
      number,
    ]);
    return { tokens, logits };
  };
  const arrayOf = (tensor: tf.Tensor) => ({
    shape: tensor.shape,
    data: Float32Array.from(tensor.dataSync()),
  });
  const model = {
    windows: 0,
    output: async (name: string, inputs: Readonly<Record<string, readonly unknown[]>>) =>
      arrayOf(run(inputs)[name as "logits"]),
    compute: async (
      measure: Parameters<TrainedModel["compute"]>[0],
      inputs: Parameters<TrainedModel["compute"]>[1],
    ) => {
      const { tokens, logits } = run(inputs);
      model.windows += tokens.shape[0];
      const measured = measure.of({ logits }, { tokens });
      return Object.fromEntries(Object.entries(measured).map(([name, tensor]) => [name, arrayOf(tensor)]));
    },
  };
  return model;
}

/** Equal chances for the bytes, none for the start symbol. */
const uniform: LogitsAfter = () => Array.from({ length: TOKENS }, (_, token) => (token === START ? -1e9 : 0));

/** After each token the next of the alphabet has 1/2; all other bytes share the rest. */
const alphabet: LogitsAfter = (token) =>
  Array.from({ length: TOKENS }, (_, next) => {
    if (next === START) return -1e9;
    return Math.log(next === (token + 1) % 256 ? 1 / 2 : 1 / 2 / 255);
  });

async function scoresOf(
  task: Strategy<DownstreamTask>,
  options: object,
  model: TrainedModel,
  stream: DataStream,
  { step = 1, tests = new TestTexts() } = {},
): Promise<readonly Score[]> {
  const built = await build(task, { ...options }, [stream, tests]);
  return await built.evaluate(model, step);
}

describe("bits-per-byte", () => {
  it("is 8 for a model to which all bytes are equal, whatever the stride", async () => {
    for (const stride of [1, 2, 5, 50]) {
      const scores = await scoresOf(bitsPerByte, { stride }, modelOf(uniform), new FewTexts());
      for (const { value, interval } of scores) {
        expect(value).toBeCloseTo(8, 5);
        expect(interval[0]).toBeLessThanOrEqual(interval[1]);
      }
      expect(scores.map(({ ofStep, count }) => [ofStep, count])).toEqual([
        [1, 21 + 8],
        [2, 21],
      ]);
    }
  });

  it("is what the probabilities of a known model come to", async () => {
    const stream = Object.assign(new FewTexts(), { test: [["abcdz"], ["hij", "xyz!"]] });
    const rare = Math.log2(2 * 255);
    const [one, two] = await scoresOf(bitsPerByte, {}, modelOf(alphabet), stream);
    // "a" begins a text, and "z" does not follow "d": 2 rare bytes of 5. Then h, x and ! of 7.
    expect(one!.value).toBeCloseTo((2 * rare + 3) / 5, 4);
    expect(two!.value).toBeCloseTo((3 * rare + 4) / 7, 4);
    expect(one).toMatchObject({ direction: "minimize", unit: "bits per byte", ofStep: 1, count: 5 });
    expect(one!.baselines["uniform"]).toBe(8);
  });

  it("gives the counts and the compressor the training texts that have arrived, and no others", async () => {
    const stream = new FewTexts();
    const tests = new TestTexts();
    const [early, late] = [
      await scoresOf(bitsPerByte, {}, modelOf(uniform), stream, { step: 1, tests }),
      await scoresOf(bitsPerByte, {}, modelOf(uniform), stream, { step: 2, tests }),
    ];
    for (const name of ["order-3 counts", "compressor"]) {
      expect(late[0]!.baselines[name]).not.toBe(early[0]!.baselines[name]);
      expect(late[0]!.baselines[name]).toBeLessThan(8);
    }
    const train = `${stream.train[0]}\n`;
    const added =
      (await compressedBytes(bytes(`${train}${stream.test[1]![0]}\n`))) -
      (await compressedBytes(bytes(train)));
    expect(early[1]!.baselines["compressor"]).toBeCloseTo((8 * added) / 21, 10);
  });

  it("draws no more texts than it has to, and leaves out later steps and baselines if told to", async () => {
    const options = { bytes: 5, future: false, baselines: false };
    const scores = await scoresOf(bitsPerByte, options, modelOf(uniform), new FewTexts());
    expect(scores).toHaveLength(1);
    expect([21, 8]).toContain(scores[0]!.count);
    expect(scores[0]!.baselines).toEqual({ uniform: 8 });
  });

  it("refuses a stream of other examples", async () => {
    const pictures = Object.assign(new FewTexts(), { kind: "pictures" });
    await expect(build(bitsPerByte, {}, [pictures, new TestTexts()])).rejects.toMatchObject({
      code: "ESPALIER_LANGUAGE_NO_TEXTS",
    });
  });
});

describe("next-byte-accuracy", () => {
  it("is the share of the bytes that the model holds most likely", async () => {
    const stream = Object.assign(new FewTexts(), { test: [["abcdz"], ["hij", "xyz!"]] });
    const [one, two] = await scoresOf(nextByteAccuracy, {}, modelOf(alphabet), stream);
    expect(one!.value).toBeCloseTo(3 / 5, 6);
    expect(two!.value).toBeCloseTo(4 / 7, 6);
    expect(one!.unit).toBeUndefined();
  });

  it("stands beside the most frequent byte and the counts' choice", async () => {
    const stream = new FewTexts();
    const [one] = await scoresOf(nextByteAccuracy, {}, modelOf(alphabet), stream);
    const spaces = stream.test[0]!.join("").split(" ").length - 1;
    expect(one!.baselines["most frequent byte"]).toBeCloseTo(spaces / 29, 10);
    expect(one!.baselines["order-3 counts"]).toBeGreaterThan(spaces / 29);
  });
});

it("windows score every byte once, and show as much before it as the stride leaves", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 20 }),
      (text, size, wished) => {
        const stride = Math.min(size, wished);
        const windows = scoredWindows(text, size, stride);
        expect(windows.flatMap(({ bytes, from }) => [...bytes.subarray(from)])).toEqual([...text]);
        for (const [index, { bytes, from }] of windows.entries()) {
          expect(bytes.length).toBe(Math.min(size, text.length));
          if (index > 0) expect(from).toBeGreaterThanOrEqual(size - stride);
        }
      },
    ),
  );
});

it("a window goes through the model once for both tasks", async () => {
  const stream = new FewTexts();
  const tests = new TestTexts();
  const texts = await tests.of(stream, 1, 20000);
  expect(texts[0]!.windows(5, 3)).toBe((await tests.of(stream, 1, 20000))[0]!.windows(5, 3));
});

describe("continued texts", () => {
  const long = "Four score and seven years ago our fathers brought forth on this continent, a new nation";
  const stream = new FewTexts();
  stream.test[0] = ["too short", long];

  it("shows how the model continues the beginning of a text, and how the text goes on", async () => {
    const task = await build<DownstreamTask>(bitsPerByte, { bytes: 1000 }, [stream, new TestTexts()]);
    const certain: LogitsAfter = (token) =>
      Array.from({ length: TOKENS }, (_, next) => (next === (token + 1) % 256 ? 0 : -1e9));
    const examples = await task.examples!(modelOf(certain), 1);
    const [beginning, rest] = [
      "Four score and seven years ago our fathers brought",
      " forth on this continent, a",
    ];
    expect(examples).toHaveLength(1);
    expect(examples[0]).toMatchObject({ ofStep: 1, question: { text: beginning } });
    expect(examples[0]!.expected!.text).toBe(long.slice(beginning.length));
    expect(long.slice(beginning.length)).toMatch(new RegExp(`^${rest}`));
    const [{ text }] = examples[0]!.answers as [{ text: string }];
    // The byte after "t" is "u".
    expect(text.startsWith("uvwxyz{|}~")).toBe(true);
  });

  it("draws bytes as often as the model expects them, sharpened", async () => {
    const probabilities = [0.5, 0.3, 0.2];
    const model = modelOf(() =>
      Array.from({ length: TOKENS }, (_, next) => Math.log(probabilities[next - 97] ?? 1e-30)),
    );
    const drawn = await continueTexts(model, [bytes("a")], [new Random("draws")], 2000, 5);
    const sharpened = probabilities.map((one) => one ** (1 / 0.8));
    const sum = sharpened.reduce((one, other) => one + other);
    for (const [place, one] of sharpened.entries()) {
      const share = drawn[0]!.filter((byte) => byte === 97 + place).length / 2000;
      expect(Math.abs(share - one / sum)).toBeLessThan(4 * Math.sqrt(0.25 / 2000));
    }
  });
});
