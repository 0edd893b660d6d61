import type { ImageTextModel } from "./image-text-model.ts";
import type { Picture } from "./picture.ts";
import { similarities } from "./similarities.ts";

/**
 * A zero-shot vector of length 1 for each class: the mean of its prompts' features (Radford et al. 2021).
 * @param templates prompts with `{}` in place of the class.
 * @returns `[classes.length, width]`, row-major.
 */
export async function classVectors(
  model: ImageTextModel,
  classes: readonly string[],
  templates: readonly string[],
): Promise<Float32Array> {
  const prompts = classes.flatMap((name) =>
    templates.map((template) => template.replaceAll("{}", () => name)),
  );
  const features = await model.textFeatures(prompts);
  const width = features.length / prompts.length;
  const vectors = new Float32Array(classes.length * width);
  for (let index = 0; index < features.length; index++) {
    const target = Math.floor(index / (templates.length * width)) * width + (index % width);
    vectors[target] = (vectors[target] as number) + (features[index] as number);
  }
  return normalised(vectors, width);
}

/**
 * The class of each feature: the one with the largest inner product; ties go to the first.
 * @returns an index into the rows of `vectors` for each feature.
 */
export function nearestClasses(features: Float32Array, vectors: Float32Array, width: number): Int32Array {
  const classes = vectors.length / width;
  const scores = similarities(features, vectors, width);
  return Int32Array.from({ length: features.length / width }, (_, row) => {
    let best = 0;
    for (let column = 1; column < classes; column++) {
      if ((scores[row * classes + column] as number) > (scores[row * classes + best] as number))
        best = column;
    }
    return best;
  });
}

/**
 * The class that a model gives each picture: the one whose vector has the largest inner product with its features
 * (Radford et al. 2021).
 * @param templates prompts with `{}` in place of the class.
 */
export async function classify(
  model: ImageTextModel,
  pictures: readonly Picture[],
  { classes, templates }: { readonly classes: readonly string[]; readonly templates: readonly string[] },
): Promise<readonly string[]> {
  const features = await model.imageFeatures(pictures);
  const vectors = await classVectors(model, classes, templates);
  const found = nearestClasses(features, vectors, features.length / pictures.length);
  return [...found].map((index) => classes[index] as string);
}

function normalised(vectors: Float32Array, width: number): Float32Array {
  for (let start = 0; start < vectors.length; start += width) {
    const row = vectors.subarray(start, start + width);
    const length = Math.hypot(...row);
    if (length > 0) row.forEach((value, place) => (row[place] = value / length));
  }
  return vectors;
}
