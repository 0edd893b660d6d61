import type { Tokenizer } from "../architecture/model-family.ts";
import type { Random } from "../random/random.ts";
import type { Caption, Pair, Picture } from "./pair.ts";
import type { PairStream } from "./pair-stream.ts";

/** A batch of pairs as plain arrays, row-major. */
export interface Batch {
  readonly size: number;
  /** `[size, side, side, 3]`, 0 to 1. */
  readonly images: Float32Array;
  /** `[size, context]`. */
  readonly tokens: Int32Array;
  /** `[size, size]`, rows pictures, columns texts: 1 where they show and tell the same thing. */
  readonly positives: Float32Array;
  /** `[size, size]`: 1 where a generic text is true of a picture of another group. */
  readonly ambiguous: Float32Array;
}

/**
 * Fetches the pictures and chooses a caption of each pair.
 * @param random keys captions and augmentations by place in the batch; `augment` false leaves pictures as they are.
 */
export async function assembleBatch(
  pairs: readonly Pair[],
  stream: PairStream,
  tokenizer: Tokenizer,
  random: Random,
  augment: boolean,
): Promise<Batch> {
  const captions = pairs.map((pair, place) => random.fork("caption", place).choice(pair.captions));
  const pictures = await Promise.all(
    pairs.map((pair, place) =>
      augment ? stream.picture(pair, random.fork("augmentation", place)) : stream.picture(pair),
    ),
  );
  return {
    size: pairs.length,
    images: stackPictures(pictures, stream.imageSize),
    tokens: tokenizer.encode(captions.map((caption) => caption.text)),
    positives: compare(pairs, captions, (picture, text) => picture.group === text.group),
    ambiguous: compare(
      pairs,
      captions,
      (picture, text, caption) =>
        picture.group !== text.group && caption.about !== undefined && picture.tags.includes(caption.about),
    ),
  };
}

/** Pictures `[side, side, 3]` of 0 to 255 as one array `[pictures.length, side, side, 3]` of 0 to 1. */
export function stackPictures(pictures: readonly Picture[], side: number): Float32Array {
  const size = side * side * 3;
  const images = new Float32Array(pictures.length * size);
  pictures.forEach(({ pixels }, place) => {
    for (let pixel = 0; pixel < size; pixel++) images[place * size + pixel] = (pixels[pixel] as number) / 255;
  });
  return images;
}

/** A matrix of 0 and 1: rows are pictures, columns texts. */
function compare(
  pairs: readonly Pair[],
  captions: readonly Caption[],
  holds: (picture: Pair, text: Pair, caption: Caption) => boolean,
): Float32Array {
  return Float32Array.from({ length: pairs.length ** 2 }, (_, place) => {
    const text = place % pairs.length;
    const picture = pairs[Math.floor(place / pairs.length)] as Pair;
    return holds(picture, pairs[text] as Pair, captions[text] as Caption) ? 1 : 0;
  });
}
