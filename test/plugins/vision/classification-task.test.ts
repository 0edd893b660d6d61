import { afterAll, beforeAll, expect, it } from "vitest";
import { type Score, type TrainedModel, wilsonInterval } from "espalier";
import type { LabelledPictureStream, Picture } from "espalier/image-text";
import { ClassificationTask } from "../../../plugins/vision/classification-task.ts";
import { type Engine, openEngine } from "../../../src/tensor/engine.ts";
import { digitsStream, HandMadeStream } from "./tiny-vision.ts";

let engine: Engine;
beforeAll(async () => void (engine = await openEngine("wasm")));
afterAll(() => engine.close());

/** Classes a, b; then c, of which there are most. */
const letters = new HandMadeStream({
  train: [
    ["a", "b", "a"],
    ["c", "c", "c", "b"],
  ],
  test: [
    ["a", "b", "b", "a", "b"],
    ["c", "c", "a"],
  ],
});

/** A model written by hand: its logits, in five rows, follow from a picture's letter. */
function modelOf(logitsOf: (letter: string) => readonly number[]): TrainedModel {
  const letterOf = ({ pixels }: Picture) => String.fromCharCode((pixels[0]! + 900) / 10);
  return {
    output: async (name, inputs) => {
      expect(name).toBe("logits");
      const pictures = inputs["images"] as readonly Picture[];
      const data = Float32Array.from(pictures.flatMap((picture) => [...logitsOf(letterOf(picture))]));
      return { shape: [pictures.length, 5], data };
    },
    compute: () => expect.fail("not asked for"),
  };
}

/** Takes b for a, is sure of c, and likes the reserved rows best. */
const confused = modelOf((letter) => [letter === "c" ? 0 : 2, 1, letter === "c" ? 3 : 0, 9, 9]);

const taskOf = (stream: LabelledPictureStream, options = {}) =>
  new ClassificationTask(stream, { future: false, neighbours: 2000, ...options });

const table = (scores: readonly Score[]) =>
  scores.map(({ ofStep, value, count, classes }) => [ofStep, value, count, classes]);

it("scores all that has arrived, and the pictures of each arrival, among the classes so far", async () => {
  const task = taskOf(letters);
  // Before c arrives, its row is as good as not there: a wins with 2 against 1.
  expect(table(await task.evaluate(confused, 1))).toEqual([
    [undefined, 2 / 5, 5, 2],
    [1, 2 / 5, 5, 2],
  ]);
  const scores = await task.evaluate(confused, 2);
  expect(table(scores)).toEqual([
    [undefined, 5 / 8, 8, 3],
    [1, 2 / 5, 5, 3],
    [2, 1, 3, 3],
  ]);
  expect(new Set(scores.map(({ name }) => name))).toEqual(new Set(["accuracy"]));
  expect(scores[0]?.interval).toEqual(wilsonInterval(5 / 8, 8));
});

it("scores later arrivals if asked to: a class that has not arrived cannot be right", async () => {
  const scores = await taskOf(letters, { future: true }).evaluate(confused, 1);
  expect(table(scores)).toEqual([
    [undefined, 2 / 5, 5, 2],
    [1, 2 / 5, 5, 2],
    [2, 1 / 3, 3, 2],
  ]);
  expect(scores[2]?.baselines["chance"]).toBeCloseTo(1 / 6, 10);
});

it("states chance, the most frequent class in training, and the nearest training picture", async () => {
  const task = taskOf(letters);
  const [first] = await task.evaluate(confused, 1);
  expect(first?.baselines).toEqual({ chance: 1 / 2, majority: 2 / 5, "nearest neighbour": 1 });
  const [last, ofFirst, ofSecond] = await task.evaluate(confused, 2);
  expect(last?.baselines).toEqual({ chance: expect.closeTo(1 / 3), majority: 2 / 8, "nearest neighbour": 1 });
  expect(ofFirst?.baselines).toMatchObject({ majority: 0 });
  expect(ofSecond?.baselines).toMatchObject({ majority: 2 / 3 });
});

it("compares with training pictures that have arrived alone", async () => {
  const [, , later] = await taskOf(letters, { future: true }).evaluate(confused, 1);
  // The two c of the second arrival look most like b, its a like a.
  expect(later?.baselines["nearest neighbour"]).toBe(1 / 3);
});

it("has no score for an arrival without test pictures, and none at all without any", async () => {
  const few = new HandMadeStream({ train: [["a"], ["b"]], test: [["a"], []] });
  expect(table(await taskOf(few).evaluate(confused, 2))).toEqual([
    [undefined, 1, 1, 2],
    [1, 1, 1, 2],
  ]);
  expect(await taskOf(new HandMadeStream({ train: [["a"]] })).evaluate(confused, 1)).toEqual([]);
});

it("finds for each digit the nearest of some training pictures, as a loop over them does", async () => {
  const stream = digitsStream("mixed");
  const model = modelOf(() => [0, 0, 0, 0, 0]);
  const first = { ...model, output: async () => ({ shape: [1], data: new Float32Array(1e5) }) };
  const [score] = await taskOf(stream).evaluate(first, 1);
  const [tested, trained] = [await stream.examples(1, "test"), await stream.examples(1, "train")];
  const inkOf = async (examples: typeof tested) =>
    Promise.all(
      examples.map(async (example) =>
        Float64Array.from((await stream.picture(example)).pixels.filter((_, place) => place % 3 === 0)),
      ),
    );
  const [queries, references] = [await inkOf(tested), await inkOf(trained)];
  const right = queries.filter((query, place) => {
    let [best, label] = [Infinity, ""];
    for (const [at, reference] of references.entries()) {
      let distance = 0;
      for (let pixel = 0; pixel < query.length && distance < best; pixel++)
        distance += (query[pixel]! - reference[pixel]!) ** 2;
      if (distance < best) [best, label] = [distance, trained[at]!.label];
    }
    return label === tested[place]!.label;
  });
  expect(score?.baselines["nearest neighbour"]).toBeCloseTo(right.length / queries.length, 10);
});
