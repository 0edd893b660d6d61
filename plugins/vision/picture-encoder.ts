import type { Drawing, Encoder } from "espalier";
import { type Picture, stackPictures } from "espalier/image-text";
import type { BatchArray } from "espalier/tensor";
import { noImagesInput, unknownClass } from "./errors.ts";
import type { LabelledPicture, LabelledPictureStream } from "./labelled-picture-stream.ts";

/** What pictures are encoded with. */
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
 * `[batch, rows]`, 1 for classes that have arrived and 0 for reserved rows. Pictures are varied by place in the batch.
 */
export function pictureEncoder({
  stream,
  imageSize,
  known,
  rows,
}: PictureEncoding): Encoder<LabelledPicture> {
  const ids = new Map(known.map((label, id) => [label, id]));
  const images = (pictures: readonly Picture[]): BatchArray => ({
    shape: [pictures.length, imageSize, imageSize, 3],
    data: stackPictures(pictures, imageSize),
  });
  const idOf = ({ id, label }: LabelledPicture) => {
    const found = ids.get(label);
    if (found === undefined) throw unknownClass(id, label, known);
    return found;
  };
  return {
    encode: async (examples, drawing) => ({
      images: images(await picturesFor(examples, drawing, stream)),
      labels: { shape: [examples.length], data: Int32Array.from(examples, idOf) },
      known: { shape: [examples.length, rows], data: knownRows(examples.length, known.length, rows) },
    }),
    input: (name, items) => {
      if (name !== "images") throw noImagesInput(name);
      return images(items as readonly Picture[]);
    },
  };
}

function picturesFor(
  examples: readonly LabelledPicture[],
  { random, augment }: Drawing,
  stream: PictureEncoding["stream"],
): Promise<readonly Picture[]> {
  const key = augment ? random?.fork("augmentation") : undefined;
  return Promise.all(
    examples.map((example, place) =>
      key === undefined ? stream.picture(example) : stream.picture(example, key.fork(place)),
    ),
  );
}

function knownRows(batch: number, known: number, rows: number): Float32Array {
  return Float32Array.from({ length: batch * rows }, (_, place) => (place % rows < known ? 1 : 0));
}
