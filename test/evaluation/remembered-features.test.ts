import { describe, expect, it } from "vitest";
import type { Picture, TrainedModel } from "espalier";
import { rememberFeatures } from "../../src/evaluation/remembered-features.ts";

/** Features are the first pixel and its double, or the length and twice the length; notes what it was asked. */
function notingModel() {
  const pictures: Picture[] = [];
  const texts: string[] = [];
  const model: TrainedModel = {
    width: 2,
    imageFeatures: async (asked) => {
      pictures.push(...asked);
      return Float32Array.from(asked.flatMap(({ pixels: [value = 0] }) => [value, 2 * value]));
    },
    textFeatures: async (asked) => {
      texts.push(...asked);
      return Float32Array.from(asked.flatMap(({ length }) => [length, 2 * length]));
    },
  };
  return { model, pictures, texts };
}

function picture(value: number): Picture {
  return { width: 1, height: 1, pixels: Uint8Array.of(value, 0, 0) };
}

describe("rememberFeatures", () => {
  it("gives what the model gives, in the order asked", async () => {
    const { model } = notingModel();
    const remembered = rememberFeatures(model);
    const pictures = [3, 1, 4, 1, 5].map(picture);
    const shuffled = [4, 0, 2, 2, 1, 3].map((place) => pictures[place] as Picture);
    for (const asked of [pictures, shuffled, []]) {
      expect(await remembered.imageFeatures(asked)).toEqual(await model.imageFeatures(asked));
    }
    const texts = ["one", "three", "one", ""];
    expect(await remembered.textFeatures(texts)).toEqual(await model.textFeatures(texts));
    expect(remembered.width).toBe(model.width);
  });

  it("asks the model for each picture and each text once", async () => {
    const { model, pictures, texts } = notingModel();
    const remembered = rememberFeatures(model);
    const [one, two, three] = [1, 2, 3].map(picture) as [Picture, Picture, Picture];
    await remembered.imageFeatures([one, two, one]);
    await remembered.imageFeatures([three, two]);
    expect(pictures).toEqual([one, two, three]);
    await remembered.textFeatures(["a", "b"]);
    await remembered.textFeatures(["b", "c", "c"]);
    expect(texts).toEqual(["a", "b", "c"]);
  });

  it("gives everybody an array of their own", async () => {
    const remembered = rememberFeatures(notingModel().model);
    (await remembered.textFeatures(["text"])).fill(0);
    expect(await remembered.textFeatures(["text"])).toEqual(Float32Array.of(4, 8));
  });

  it("remembers no more than the model that it was made for", async () => {
    const one = picture(1);
    const [first, second] = [notingModel(), notingModel()];
    await rememberFeatures(first.model).imageFeatures([one]);
    await rememberFeatures(second.model).imageFeatures([one]);
    expect(second.pictures).toEqual([one]);
  });
});
