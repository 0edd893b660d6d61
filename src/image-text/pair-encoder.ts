import type { Drawing, Encoder } from "../data/encoder.ts";
import type { Batch, BatchArray } from "../tensor/compile/step.ts";
import { unknownInput } from "./errors.ts";
import { encodeOnce } from "./known-tokens.ts";
import { type Caption, captionsOf, type Pair, textOf } from "./pair.ts";
import type { PairStream } from "./pair-stream.ts";
import type { Picture } from "./picture.ts";
import { drawPictures, pictureArray } from "./picture-batch.ts";
import { relationsOf } from "./relations.ts";
import type { Tokenizer } from "./tokenizer.ts";

/** Inputs of a model of pictures and texts. */
export const PAIR_INPUTS = ["images", "tokens"] as const;

/** Targets of an objective on the features of pictures and texts. */
export const PAIR_TARGETS = ["positives", "ambiguous"] as const;

/** Parts of an encoder of pairs. */
export interface PairEncoding {
  readonly stream: PairStream;
  readonly tokenizer: Tokenizer;
  /** Side of the pictures, in pixels. */
  readonly imageSize: number;
  /** Number of token ids per text, padding included. */
  readonly contextLength: number;
}

/**
 * An encoder of pairs as arrays: `images` `[batch, side, side, 3]` in 0 to 1, `tokens` `[batch, context]`, and
 * `positives` and `ambiguous` `[batch, batch]` by `relationsOf`. The random choices depend on the index in the batch.
 */
export function pairEncoder({ stream, tokenizer, imageSize, contextLength }: PairEncoding): Encoder<Pair> {
  const tokens = (texts: readonly string[], data: Int32Array): BatchArray => ({
    shape: [texts.length, contextLength],
    data,
  });
  return {
    encode: async (pairs, drawing): Promise<Batch> => {
      const captions = captionsFor(pairs, drawing);
      const pictures = await drawPictures(pairs, drawing, stream);
      const texts = pairs.map((pair, place) => textOf(pair, captions[place]!));
      const size = pairs.length;
      const { positives, ambiguous } = relationsOf(pairs, captions);
      return {
        images: pictureArray(pictures, imageSize),
        tokens: tokens(texts, encodeOnce(tokenizer, texts)),
        positives: { shape: [size, size], data: positives },
        ambiguous: { shape: [size, size], data: ambiguous },
      };
    },
    input: (name, items) => {
      if (name === "images") return pictureArray(items as readonly Picture[], imageSize);
      const texts = items as readonly string[];
      if (name === "tokens") return tokens(texts, tokenizer.encode(texts));
      throw unknownInput(name, PAIR_INPUTS);
    },
  };
}

function captionsFor(pairs: readonly Pair[], { random }: Drawing): readonly Caption[] {
  const key = random?.fork("caption");
  return pairs.map((pair, place) =>
    key === undefined ? captionsOf(pair)[0]! : key.fork(place).choice(captionsOf(pair)),
  );
}
