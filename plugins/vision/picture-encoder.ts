import type { Encoder } from "espalier";
import {
  drawPictures,
  type LabelledPicture,
  type LabelledPictureStream,
  type Picture,
  pictureArray,
} from "espalier/image-text";
import { noImagesInput, unknownClass } from "./errors.ts";

/** Parts of an encoder of labelled pictures. */
export interface PictureEncoding {
  readonly stream: Pick<LabelledPictureStream, "picture">;
  /** Side of the pictures, in pixels. */
  readonly imageSize: number;
  /** Names of the classes that have arrived, by id. */
  readonly known: readonly string[];
  /** Rows of the model's head. */
  readonly rows: number;
}

/**
 * Labelled pictures as arrays: `images` `[batch, side, side, 3]` in 0 to 1, `labels` `[batch]` class ids, and `known`
 * `[batch, rows]`, 1 for classes that have arrived and 0 for reserved rows. Augmentation depends on the index in the batch.
 */
export function pictureEncoder({
  stream,
  imageSize,
  known,
  rows,
}: PictureEncoding): Encoder<LabelledPicture> {
  const ids = new Map(known.map((label, id) => [label, id]));
  const idOf = ({ id, label }: LabelledPicture) => {
    const found = ids.get(label);
    if (found === undefined) throw unknownClass(id, label, known);
    return found;
  };
  return {
    encode: async (examples, drawing) => ({
      images: pictureArray(await drawPictures(examples, drawing, stream), imageSize),
      labels: { shape: [examples.length], data: Int32Array.from(examples, idOf) },
      known: { shape: [examples.length, rows], data: knownRows(examples.length, known.length, rows) },
    }),
    input: (name, items) => {
      if (name !== "images") throw noImagesInput(name);
      return pictureArray(items as readonly Picture[], imageSize);
    },
  };
}

function knownRows(batch: number, known: number, rows: number): Float32Array {
  return Float32Array.from({ length: batch * rows }, (_, place) => (place % rows < known ? 1 : 0));
}
