import type { TrainedModel } from "../training/trained-model.ts";
import type { Picture } from "./picture.ts";

/** A trained model for pictures and texts. Features have length 1. */
export interface ImageTextModel {
  /** Features of pictures, `[pictures.length, width]`, row-major. */
  imageFeatures(pictures: readonly Picture[]): Promise<Float32Array>;
  /** Features of texts, `[texts.length, width]`, row-major. */
  textFeatures(texts: readonly string[]): Promise<Float32Array>;
}

const wrapped = new WeakMap<TrainedModel, ImageTextModel>();

/** Wraps a trained model with the outputs `image` and `text`; the same object for each call with a model. */
export function imageTextModel(model: TrainedModel): ImageTextModel {
  const known = wrapped.get(model) ?? {
    imageFeatures: async (pictures) => (await model.output("image", { images: pictures })).data,
    textFeatures: async (texts) => (await model.output("text", { tokens: texts })).data,
  };
  wrapped.set(model, known);
  return known;
}
