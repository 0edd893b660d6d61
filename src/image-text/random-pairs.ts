import { Random } from "../random/random.ts";
import type { Pair } from "./pair.ts";
import { PairStream } from "./pair-stream.ts";
import type { Picture } from "./picture.ts";

const WORDS = ["red", "green", "blue", "square", "circle", "small"];

/** A stream for tests: random pictures with captions of two words, in one step. */
export class RandomPairs extends PairStream {
  override readonly steps = 1;
  override readonly stepNames = ["random pairs"];
  override readonly imageSize: number;
  private readonly pairs: readonly Pair[];

  /** @param imageSize side of the pictures in pixels. */
  constructor(imageSize: number, count = 8) {
    super();
    this.imageSize = imageSize;
    this.pairs = Array.from({ length: count }, (_, index) => ({
      id: `random/${index}`,
      group: String(index),
      captions: [{ text: `${WORDS[index % 5]} ${WORDS[(index * index + 1) % 6]}` }],
      tags: [],
    }));
  }

  override async examples(): Promise<readonly Pair[]> {
    return this.pairs;
  }

  override async picture({ id }: Pair): Promise<Picture> {
    const { imageSize: side } = this;
    const pixels = Uint8Array.from(new Random(id).uniforms(side * side * 3), (share) => 256 * share);
    return { width: side, height: side, pixels };
  }
}
