import { DataStream, type ShownExample } from "../data/data-stream.ts";
import type { Random } from "../random/random.ts";
import { otherExamples } from "./errors.ts";
import type { Pair } from "./pair.ts";
import type { Picture } from "./picture.ts";
import { showPair } from "./show-pair.ts";

/** The kind of examples of image-text plug-ins. */
export const IMAGE_TEXT = "image-text";

/** A stream of image-text pairs. */
export abstract class PairStream extends DataStream<Pair> {
  override readonly kind = IMAGE_TEXT;
  /** Side of the square pictures, in pixels. */
  abstract readonly imageSize: number;
  /**
   * Texts with every word of a step's training captions, for a tokenizer's vocabulary. Default: all of those
   * captions.
   */
  texts?(step: number): Promise<readonly string[]>;
  /**
   * A pair's picture, `[imageSize, imageSize, 3]`.
   * @param augmentation key of random variations (shift, scale, hue); omitted: none.
   */
  abstract picture(pair: Pair, augmentation?: Random): Promise<Picture>;

  override show(pair: Pair): Promise<ShownExample> {
    return showPair(this, pair);
  }
}

/** Creates a stream of image-text pairs from its parts, without a class. */
export function createPairStream(parts: Omit<PairStream, "kind" | "show">): PairStream {
  return { kind: IMAGE_TEXT, show: (pair) => showPair(parts, pair), ...parts };
}

/** Narrows a stream to one of image-text pairs. @throws EspalierError for any other. */
export function pairStream(stream: DataStream): PairStream {
  if (stream.kind !== IMAGE_TEXT) throw otherExamples(stream.kind);
  return stream as PairStream;
}
