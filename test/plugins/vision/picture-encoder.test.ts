import { expect, it } from "vitest";
import { Random } from "espalier";
import { arrivedClasses } from "../../../plugins/vision/arrived-classes.ts";
import { digitsStream, HandMadeStream, tinyVision } from "./tiny-vision.ts";

const letters = new HandMadeStream({ train: [["c", "a", "c"], ["a"], ["b", "a", "d"]] }, 28);

it("gives classes ids in order of arrival, which later steps keep", async () => {
  const byStep = await Promise.all([1, 2, 3].map((step) => arrivedClasses(letters, step)));
  expect(byStep).toEqual([
    ["c", "a"],
    ["c", "a"],
    ["c", "a", "b", "d"],
  ]);
});

it.each(["classes", "mixed"] as const)("keeps the ids of digits, order %s", async (order) => {
  const stream = digitsStream(order);
  const last = await arrivedClasses(stream, 5);
  expect(last).toHaveLength(10);
  for (let step = 1; step < 5; step++) {
    const known = await arrivedClasses(stream, step);
    expect(known).toHaveLength(order === "classes" ? 2 * step : 10);
    expect(known).toEqual(last.slice(0, known.length));
  }
});

it("encodes ids, and which rows are known", async () => {
  const family = await tinyVision({ classes: 5 });
  const encoder = await family.encoder(letters, 2);
  const examples = await letters.examples(1, "train");
  const { images, labels, known } = await encoder.encode(examples, { augment: false });
  expect(labels).toEqual({ shape: [3], data: Int32Array.of(0, 1, 0) });
  expect(known).toEqual({
    shape: [3, 5],
    data: Float32Array.of(1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0),
  });
  expect(images?.shape).toEqual([3, 28, 28, 3]);
  expect(images?.data[0]).toBeCloseTo(90 / 255, 6);

  const later = await family.encoder(letters, 3);
  const again = await later.encode(examples, { augment: false });
  expect(again["labels"]).toEqual(labels);
  expect([...again["known"]!.data.slice(0, 5)]).toEqual([1, 1, 1, 1, 0]);
});

it("varies pictures by key and place, if asked to", async () => {
  const family = await tinyVision();
  const encoder = await family.encoder(letters, 1);
  const [first] = await letters.examples(1, "train");
  const encode = async (augment: boolean, key: string) =>
    (await encoder.encode([first!, first!], { augment, random: new Random(key) }))["images"]!.data;
  const plain = await encode(false, "one");
  expect(await encode(false, "other")).toEqual(plain);
  const varied = await encode(true, "one");
  expect(varied).not.toEqual(plain);
  expect(await encode(true, "one")).toEqual(varied);
  expect(await encode(true, "other")).not.toEqual(varied);
});

it("refuses more classes than the head has rows, from the step on that brings them", async () => {
  const family = await tinyVision({ classes: 3 });
  await expect(family.encoder(letters, 2)).resolves.toBeDefined();
  await expect(family.encoder(letters, 3)).rejects.toMatchObject({
    code: "ESPALIER_VISION_TOO_MANY_CLASSES",
    message: "By growth step 3, 4 classes have arrived; the head has 3 rows.",
    allowed: "at least 4",
    remedy: "Set classes of the vision model to 4 or more.",
  });
});

it("refuses a label that has not arrived, and an input that the model lacks", async () => {
  const family = await tinyVision();
  const encoder = await family.encoder(letters, 1);
  const later = await letters.examples(3, "train");
  await expect(encoder.encode(later, { augment: false })).rejects.toMatchObject({
    code: "ESPALIER_VISION_UNKNOWN_CLASS",
  });
  expect(() => encoder.input("tokens", [])).toThrow(
    expect.objectContaining({ code: "ESPALIER_VISION_UNKNOWN_INPUT" }),
  );
});
