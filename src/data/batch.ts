import type { Tokenizer } from "../architecture/model-family.ts";
import type { Random } from "../random/random.ts";
import { encodeOnce } from "./known-tokens.ts";
import { type Caption, captionsOf, type Pair, type Picture, textOf } from "./pair.ts";
import type { PairStream } from "./pair-stream.ts";
import { type Relations, relationsOf } from "./relations.ts";
import { RememberedBatches } from "./remembered-batches.ts";

/** A batch of pairs as plain arrays, row-major. */
export interface Batch extends Relations {
  readonly size: number;
  /** `[size, side, side, 3]`, 0 to 1. */
  readonly images: Float32Array;
  /** `[size, context]`. */
  readonly tokens: Int32Array;
}

const remembered = new WeakMap<PairStream, RememberedBatches>();

/**
 * Fetches the pictures and chooses a caption of each pair. Of equal arguments the batch may be the very same one: it
 * must not be written to.
 * @param random keys captions and augmentations by place in the batch; `augment` false leaves pictures as they are.
 */
export async function assembleBatch(
  pairs: readonly Pair[],
  stream: PairStream,
  tokenizer: Tokenizer,
  random: Random,
  augment: boolean,
): Promise<Batch> {
  const known = remembered.get(stream) ?? new RememberedBatches();
  remembered.set(stream, known);
  const key = `${random} ${augment}`;
  const found = known.find(key, pairs, tokenizer);
  if (found !== undefined) return found;
  const batch = await assemble(pairs, stream, tokenizer, random, augment);
  known.keep(key, { pairs, tokenizer, batch });
  return batch;
}

async function assemble(
  pairs: readonly Pair[],
  stream: PairStream,
  tokenizer: Tokenizer,
  random: Random,
  augment: boolean,
): Promise<Batch> {
  const captionKey = random.fork("caption");
  const captions = pairs.map((pair, place) => captionKey.fork(place).choice(captionsOf(pair)));
  const pictureKey = random.fork("augmentation");
  const pictures = await Promise.all(
    pairs.map((pair, place) =>
      augment ? stream.picture(pair, pictureKey.fork(place)) : stream.picture(pair),
    ),
  );
  return {
    size: pairs.length,
    images: stackPictures(pictures, stream.imageSize),
    tokens: encodeOnce(
      tokenizer,
      pairs.map((pair, place) => textOf(pair, captions[place] as Caption)),
    ),
    ...relationsOf(pairs, captions),
  };
}

/**
 * Pictures `[side, side, 3]` of 0 to 255 as one array `[pictures.length, side, side, 3]` of 0 to 1.
 * @throws RangeError for a picture of another size.
 */
export function stackPictures(pictures: readonly Picture[], side: number): Float32Array {
  const size = side * side * 3;
  const images = new Float32Array(pictures.length * size);
  for (const [place, { width, height, pixels }] of pictures.entries()) {
    if (width !== side || height !== side || pixels.length !== size)
      throw new RangeError(
        `picture ${place} is ${width} x ${height} with ${pixels.length} bytes, not ${side} x ${side} x 3`,
      );
    writeShares(images, place * size, pixels);
  }
  return images;
}

/** The bytes 0 to 255 as shares of 255: looking them up is faster than dividing. */
const SHARES = Float32Array.from({ length: 256 }, (_, byte) => byte / 255);

function writeShares(target: Float32Array, start: number, bytes: Uint8Array): void {
  for (let place = 0; place < bytes.length; place++) {
    target[start + place] = SHARES[bytes[place] as number] as number;
  }
}
