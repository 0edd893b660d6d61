import type { Drawing, Encoder } from "../data/encoder.ts";
import type { Batch, BatchArray } from "../tensor/compile/step.ts";
import { unknownInput } from "./errors.ts";
import { encodeOnce } from "./known-tokens.ts";
import { type Caption, captionsOf, type Pair, textOf } from "./pair.ts";
import type { PairStream } from "./pair-stream.ts";
import { type Picture, stackPictures } from "./picture.ts";
import { relationsOf } from "./relations.ts";
import type { Tokenizer } from "./tokenizer.ts";

/** Inputs of a model of pictures and texts. */
export const PAIR_INPUTS = ["images", "tokens"] as const;

/** What an objective compares the features of pictures and texts with. */
export const PAIR_TARGETS = ["positives", "ambiguous"] as const;

/** What pairs are encoded with. */
export interface PairEncoding {
  readonly stream: PairStream;
  readonly tokenizer: Tokenizer;
  /** Side of the pictures, in pixels. */
  readonly imageSize: number;
  /** Token ids of a text, padding included. */
  readonly contextLength: number;
}

/**
 * Pairs as arrays: `images` `[batch, side, side, 3]` in 0 to 1, `tokens` `[batch, context]`, and of `relationsOf`
 * `positives` and `ambiguous` `[batch, batch]`. Captions are chosen and pictures varied by place in the batch.
 */
export function pairEncoder({ stream, tokenizer, imageSize, contextLength }: PairEncoding): Encoder<Pair> {
  const images = (pictures: readonly Picture[]): BatchArray => ({
    shape: [pictures.length, imageSize, imageSize, 3],
    data: stackPictures(pictures, imageSize),
  });
  const tokens = (texts: readonly string[], data: Int32Array): BatchArray => ({
    shape: [texts.length, contextLength],
    data,
  });
  return {
    encode: async (pairs, drawing): Promise<Batch> => {
      const captions = captionsFor(pairs, drawing);
      const pictures = await picturesFor(pairs, drawing, stream);
      const texts = pairs.map((pair, place) => textOf(pair, captions[place]!));
      const size = pairs.length;
      const { positives, ambiguous } = relationsOf(pairs, captions);
      return {
        images: images(pictures),
        tokens: tokens(texts, encodeOnce(tokenizer, texts)),
        positives: { shape: [size, size], data: positives },
        ambiguous: { shape: [size, size], data: ambiguous },
      };
    },
    input: (name, items) => {
      if (name === "images") return images(items as readonly Picture[]);
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

function picturesFor(
  pairs: readonly Pair[],
  { random, augment }: Drawing,
  stream: PairStream,
): Promise<readonly Picture[]> {
  const key = augment ? random?.fork("augmentation") : undefined;
  return Promise.all(
    pairs.map((pair, place) =>
      key === undefined ? stream.picture(pair) : stream.picture(pair, key.fork(place)),
    ),
  );
}
