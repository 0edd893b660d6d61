import type { TrainedModel } from "./downstream-task.ts";

/** The same model, frozen since several tasks are given it, through which no picture and no text goes twice though several tasks ask for its features. */
export function rememberFeatures(model: TrainedModel): TrainedModel {
  const remembering: TrainedModel = {
    width: model.width,
    imageFeatures: remembered(model.width, (pictures) => model.imageFeatures(pictures)),
    textFeatures: remembered(model.width, (texts) => model.textFeatures(texts)),
  };
  return Object.freeze(remembering);
}

function remembered<Item>(
  width: number,
  featuresOf: (items: readonly Item[]) => Promise<Float32Array>,
): (items: readonly Item[]) => Promise<Float32Array> {
  const known = new Map<Item, Float32Array>();
  return async (items) => {
    const missing = [...new Set(items)].filter((item) => !known.has(item));
    if (missing.length > 0) {
      const features = await featuresOf(missing);
      missing.forEach((item, row) => known.set(item, features.subarray(row * width, (row + 1) * width)));
    }
    const result = new Float32Array(items.length * width);
    items.forEach((item, row) => result.set(known.get(item) as Float32Array, row * width));
    return result;
  };
}
