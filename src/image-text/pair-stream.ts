import { DataStream, type ShownExample } from "../data/data-stream.ts";
import type { Random } from "../random/random.ts";
import { otherExamples } from "./errors.ts";
import type { Pair } from "./pair.ts";
import type { Picture } from "./picture.ts";
import { showPair } from "./show-pair.ts";

/** The kind of examples that image-text plug-ins read and give. */
export const IMAGE_TEXT = "image-text";

/** Which image-text pairs arrive at which growth step. */
export abstract class PairStream extends DataStream<Pair> {
  override readonly kind = IMAGE_TEXT;
  /** Side of the square pictures, in pixels. */
  abstract readonly imageSize: number;
  /**
   * Texts with every word of a step's training captions, from which a tokenizer takes its vocabulary. Default: all of
   * those captions.
   */
  texts?(step: number): Promise<readonly string[]>;
  /**
   * A pair's picture, `[imageSize, imageSize, 3]`.
   * @param augmentation a key: the picture is varied (shift, scale, hue), the same for the same key.
   */
  abstract picture(pair: Pair, augmentation?: Random): Promise<Picture>;

  override show(pair: Pair): Promise<ShownExample> {
    return showPair(this, pair);
  }
}

/** A stream of image-text pairs from its parts, for plug-ins without classes. */
export function createPairStream(parts: Omit<PairStream, "kind" | "show">): PairStream {
  return { kind: IMAGE_TEXT, show: (pair) => showPair(parts, pair), ...parts };
}

/** A stream of image-text pairs, for tasks that need one. @throws EspalierError for any other. */
export function pairStream(stream: DataStream): PairStream {
  if (stream.kind !== IMAGE_TEXT) throw otherExamples(stream.kind);
  return stream as PairStream;
}
