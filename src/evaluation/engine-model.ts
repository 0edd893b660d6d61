import * as tf from "@tensorflow/tfjs-core";
import type { Architecture } from "../architecture/architecture.ts";
import type { ModelFamily, Tokenizer } from "../architecture/model-family.ts";
import { stackPictures } from "../data/batch.ts";
import type { Picture } from "../data/pair.ts";
import type { ParameterTree } from "../tensor/parameter-tree.ts";
import type { TrainedModel } from "./downstream-task.ts";

/** Pictures or texts that go through the model at once. */
const CHUNK = 128;

/** A model on the engine until it is closed. */
export interface OpenModel extends TrainedModel {
  close(): void;
}

/** Puts a model's weights on the engine. @param side of the pictures, in pixels. */
export function openEngineModel(
  family: ModelFamily,
  architecture: Architecture,
  weights: ParameterTree,
  tokenizer: Tokenizer,
  side: number,
): OpenModel {
  const parameters = new Map(
    [...weights].map(([name, { data, shape }]) => [name, tf.tensor(data, [...shape], "float32")]),
  );
  const width = family.embeddingWidth(architecture);
  return {
    width,
    imageFeatures: (pictures: readonly Picture[]) =>
      inChunks(pictures, width, (chunk) =>
        family.imageFeatures(
          architecture,
          parameters,
          tf.tensor4d(stackPictures(chunk, side), [chunk.length, side, side, 3]),
        ),
      ),
    textFeatures: (texts: readonly string[]) =>
      inChunks(texts, width, (chunk) =>
        family.textFeatures(
          architecture,
          parameters,
          tf.tensor2d(tokenizer.encode(chunk), [chunk.length, family.contextLength], "int32"),
        ),
      ),
    close: () => tf.dispose([...parameters.values()]),
  };
}

async function inChunks<Item>(
  items: readonly Item[],
  width: number,
  featuresOf: (chunk: readonly Item[]) => tf.Tensor2D,
): Promise<Float32Array> {
  const features = new Float32Array(items.length * width);
  for (let start = 0; start < items.length; start += CHUNK) {
    const chunk = tf.tidy(() => featuresOf(items.slice(start, start + CHUNK)));
    features.set((await chunk.data()) as Float32Array, start * width);
    chunk.dispose();
  }
  return features;
}
