import type { ImageTextModel, Picture } from "espalier/image-text";

/** A model that compares mean colours, and knows those of three words. */
export const colourModel: ImageTextModel = {
  imageFeatures: async (pictures) => rows(pictures.map(meanColour)),
  textFeatures: async (texts) =>
    rows(
      texts.map((text) => [
        Number(text.includes("red")),
        Number(text.includes("green")),
        Number(text.includes("blue")),
      ]),
    ),
};

function meanColour({ pixels }: Picture): number[] {
  const sums = [0, 0, 0];
  pixels.forEach((value, place) => (sums[place % 3]! += value));
  return sums;
}

function rows(vectors: readonly (readonly number[])[]): Float32Array {
  return Float32Array.from(
    vectors.flatMap((vector) => {
      const length = Math.hypot(...vector) || 1;
      return vector.map((value) => value / length);
    }),
  );
}
