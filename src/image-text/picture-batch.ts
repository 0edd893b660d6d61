import type { Drawing } from "../data/encoder.ts";
import type { Random } from "../random/random.ts";
import type { BatchArray } from "../tensor/compile/step.ts";
import { type Picture, stackPictures } from "./picture.ts";

/**
 * Stacks pictures as an array `[pictures.length, side, side, 3]` in 0 to 1. @throws EspalierError for another size.
 */
export function pictureArray(pictures: readonly Picture[], side: number): BatchArray {
  return { shape: [pictures.length, side, side, 3], data: stackPictures(pictures, side) };
}

/** The pictures of a batch's examples. Augmentation, if requested, depends on their index in the batch. */
export function drawPictures<One>(
  examples: readonly One[],
  { random, augment }: Drawing,
  stream: { picture(example: One, augmentation?: Random): Promise<Picture> },
): Promise<readonly Picture[]> {
  const key = augment ? random?.fork("augmentation") : undefined;
  return Promise.all(
    examples.map((example, place) =>
      key === undefined ? stream.picture(example) : stream.picture(example, key.fork(place)),
    ),
  );
}
