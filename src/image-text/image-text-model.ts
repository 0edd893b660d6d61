import type { TrainedModel } from "../training/trained-model.ts";
import type { Picture } from "./picture.ts";

/** A trained model of pictures and texts. Features have length 1. */
export interface ImageTextModel {
  /** `[pictures.length, width]`, row-major. */
  imageFeatures(pictures: readonly Picture[]): Promise<Float32Array>;
  /** `[texts.length, width]`, row-major. */
  textFeatures(texts: readonly string[]): Promise<Float32Array>;
}

/** A trained model whose outputs `image` and `text` are features of pictures and texts. */
export function imageTextModel(model: TrainedModel): ImageTextModel {
  return {
    imageFeatures: async (pictures) => (await model.output("image", { images: pictures })).data,
    textFeatures: async (texts) => (await model.output("text", { tokens: texts })).data,
  };
}
