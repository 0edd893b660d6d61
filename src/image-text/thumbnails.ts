import type { Picture } from "./picture.ts";
import { shrink } from "./shrink.ts";

/**
 * Side of compared thumbnails. On emoji they were found to predict the class at least as well as pictures of 16 and 32
 * pixels, since small shifts matter less.
 */
const SIDE = 8;

/** Length of a thumbnail's vector. */
export const THUMBNAIL_WIDTH = SIDE * SIDE * 3;

/** Thumbnails of 8 by 8 pixels in 0 to 255, `[pictures.length, THUMBNAIL_WIDTH]`. Their squared distances are exact. */
export function thumbnails(pictures: readonly Picture[]): Float32Array {
  const vectors = new Float32Array(pictures.length * THUMBNAIL_WIDTH);
  pictures.forEach(({ pixels, width }, row) =>
    vectors.set(shrink(pixels, width, SIDE), row * THUMBNAIL_WIDTH),
  );
  return vectors;
}
