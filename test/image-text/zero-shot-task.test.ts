import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clusteredInterval, type Score } from "espalier";
import {
  type ImageTextModel,
  type LabelledItem,
  type Picture,
  type PairStream,
  RandomPairs,
  type ZeroShotData,
  ZeroShotTask,
} from "espalier/image-text";
import { type Engine, openEngine } from "../../src/tensor/engine.ts";
import { trained } from "./trained.ts";

let engine: Engine;
beforeAll(async () => void (engine = await openEngine("wasm")));
afterAll(() => engine.close());

/** A grey picture. Its brightness is that of one label, and shows another class to the model. */
function item(label: string, brightness: number, others: Partial<LabelledItem> = {}): LabelledItem {
  const picture = { width: 8, height: 8, pixels: new Uint8Array(3 * 64).fill(brightness) };
  return { label, group: `${label} ${brightness}`, picture: async () => picture, ...others };
}

/** A model that takes pictures below 100 for the first class of a list, those below 200 for the second one. */
function modelOf(classes: readonly string[], asked: string[] = []): ImageTextModel {
  const rows = (places: readonly number[]) =>
    Float32Array.from(places.flatMap((place) => classes.map((_, index) => (index === place ? 1 : 0))));
  return {
    imageFeatures: async (pictures: readonly Picture[]) =>
      rows(pictures.map(({ pixels }) => Math.floor(pixels[0]! / 100))),
    textFeatures: async (texts) => {
      asked.push(...texts);
      return rows(texts.map((text) => classes.findIndex((name) => text.includes(name))));
    },
  };
}

/** A stream whose training captions are `red`, `green`, `blue` and others. */
const stream: PairStream = new RandomPairs(8);

/** Pictures by arrival. */
function dataOf(
  arrivals: readonly (readonly LabelledItem[])[],
  neighbours: readonly LabelledItem[] = [],
  arrives = true,
): ZeroShotData {
  return {
    arrives,
    tested: async (step) => arrivals.slice(0, step),
    neighbours: async () => neighbours,
  };
}

const taskOf = (data: ZeroShotData, prompts = ["{}"]) =>
  new ZeroShotTask(data, stream, { name: "colour", prompts });

const table = (scores: readonly Score[]) =>
  scores.map(({ name, ofStep, value, count, classes }) => [name, ofStep, value, count, classes]);

const first = [item("red", 10), item("red", 20), item("green", 110), item("green", 30)];
const second = [item("blue", 210), item("red", 111)];
const names = ["red", "green", "blue"];

describe("scores", () => {
  it("are of all that has arrived, and of each arrival, among the classes so far", async () => {
    const task = taskOf(dataOf([first, second]));
    expect(table(await task.evaluate(trained(modelOf(names)), 1))).toEqual([
      ["colour", undefined, 3 / 4, 4, 2],
      ["colour", 1, 3 / 4, 4, 2],
    ]);
    expect(table(await task.evaluate(trained(modelOf(names)), 2))).toEqual([
      ["colour", undefined, 4 / 6, 6, 3],
      ["colour", 1, 3 / 4, 4, 3],
      ["colour", 2, 1 / 2, 2, 3],
    ]);
  });

  it("have an interval that treats pictures of one group as dependent", async () => {
    const groups = ["x", "x", "x", "y"];
    const items = first.map((one, index) => ({ ...one, group: groups[index]! }));
    const [score] = await taskOf(dataOf([items])).evaluate(trained(modelOf(names)), 1);
    expect(score?.interval).toEqual(clusteredInterval([true, true, true, false], groups));
  });

  it("are not there with one class, and not by arrival of pictures that do not arrive", async () => {
    expect(await taskOf(dataOf([first.slice(0, 2)])).evaluate(trained(modelOf(names)), 1)).toEqual([]);
    expect(await taskOf(dataOf([[]])).evaluate(trained(modelOf(names)), 1)).toEqual([]);
    const still = taskOf(dataOf([first], [], false));
    expect(table(await still.evaluate(trained(modelOf(names)), 1))).toEqual([
      ["colour", undefined, 3 / 4, 4, 2],
    ]);
  });

  it("tell classes apart that have words without a training caption", async () => {
    const unknown = item("Mauve-ish", 20);
    const loud = item("GREEN", 110);
    const task = taskOf(dataOf([[item("red", 10), loud, unknown]], [], false));
    const scores = await task.evaluate(trained(modelOf(["red", "GREEN", "Mauve-ish"])), 1);
    expect(table(scores)).toEqual([
      ["colour", undefined, 2 / 3, 3, 3],
      ["colour (known words)", undefined, 1, 2, 2],
    ]);
  });
});

describe("prompts", () => {
  it("have the class in place of {} and {c}, whatever its characters", async () => {
    const asked: string[] = [];
    const classes = ["$& red", "green"];
    const data = dataOf([[item("$& red", 10), item("green", 110)]], [], false);
    const task = taskOf(data, ["a {}", "{c}, {c}"]);
    const [score] = await task.evaluate(trained(modelOf(classes, asked)), 1);
    expect(score?.value).toBe(1);
    expect(new Set(asked)).toEqual(new Set(["a $& red", "$& red, $& red", "a green", "green, green"]));
  });
});

describe("baselines", () => {
  const baselinesOf = async (data: ZeroShotData) =>
    (await taskOf(data).evaluate(trained(modelOf(names)), 2)).map(({ baselines }) => baselines);

  it("are the largest class and the nearest neighbour", async () => {
    const neighbours = [item("red", 12), item("green", 100), item("blue", 230)];
    expect(await baselinesOf(dataOf([first, second], neighbours))).toEqual([
      { majority: 3 / 6, "nearest neighbour": 4 / 6 },
      { majority: 2 / 4, "nearest neighbour": 3 / 4 },
      { majority: 1 / 2, "nearest neighbour": 1 / 2 },
    ]);
  });

  it("lack the neighbour without any", async () => {
    expect(await baselinesOf(dataOf([first], [], false))).toEqual([{ majority: 1 / 2 }]);
  });

  it("ignore neighbours of other classes, and with equal content", async () => {
    const contents = first.map((one, index) => ({ ...one, content: String(index) }));
    const other = item("yellow", 29);
    // Each picture is compared with the other three: 10 and 20 with each other, 110 with 30, 30 with 20.
    expect(await baselinesOf(dataOf([contents], [...contents, other], false))).toEqual([
      { majority: 1 / 2, "nearest neighbour": 3 / 4 },
    ]);
  });
});
