import type { TrainedModel } from "espalier";
import type { ImageTextModel, Picture } from "espalier/image-text";
import { rememberOutputs } from "../../src/evaluation/remembered-outputs.ts";

/** A model whose features are given, as tasks get it: nothing is asked for twice. */
export function trained({ imageFeatures, textFeatures }: ImageTextModel): TrainedModel {
  const compute = rememberOutputs(async (_, { images, tokens = [] }) =>
    images === undefined
      ? { text: rows(await textFeatures(tokens as readonly string[]), tokens.length) }
      : { image: rows(await imageFeatures(images as readonly Picture[]), images.length) },
  );
  return {
    compute,
    output: async (name, inputs) =>
      (await compute({ name, of: (outputs) => outputs }, inputs))[name] ?? rows(new Float32Array(), 0),
  };
}

function rows(data: Float32Array, count: number) {
  return { shape: [count, count === 0 ? 0 : data.length / count], data };
}
