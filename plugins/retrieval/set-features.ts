import type { ImageTextModel, PairStream } from "espalier/image-text";
import type { RetrievalSet } from "./positives.ts";

/** Features of a retrieval set by one model. */
export interface SetFeatures {
  /** `[pairs.length, width]`. */
  readonly images: Float32Array;
  /** `[texts.length, width]`. */
  readonly words: Float32Array;
}

/** Computes the features of retrieval sets, once for each model and set. */
export class FeatureMemory {
  private readonly stream: Pick<PairStream, "picture">;
  private readonly known = new WeakMap<ImageTextModel, Map<RetrievalSet, Promise<SetFeatures>>>();

  constructor(stream: Pick<PairStream, "picture">) {
    this.stream = stream;
  }

  of(model: ImageTextModel, set: RetrievalSet): Promise<SetFeatures> {
    const ofModel = this.known.get(model) ?? new Map<RetrievalSet, Promise<SetFeatures>>();
    this.known.set(model, ofModel);
    const features = ofModel.get(set) ?? this.compute(model, set);
    ofModel.set(set, features);
    return features;
  }

  private async compute(model: ImageTextModel, { pairs, texts }: RetrievalSet): Promise<SetFeatures> {
    const pictures = await Promise.all(pairs.map((pair) => this.stream.picture(pair)));
    return { images: await model.imageFeatures(pictures), words: await model.textFeatures(texts) };
  }
}
