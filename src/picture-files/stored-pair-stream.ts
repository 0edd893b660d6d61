import type { DataFaults, Split } from "../data/data-stream.ts";
import { LazyExamples } from "../data/lazy-examples.ts";
import type { Pair } from "../image-text/pair.ts";
import { PairStream } from "../image-text/pair-stream.ts";
import type { Picture } from "../image-text/picture.ts";
import type { Random } from "../random/random.ts";
import { type Cropping, cropAtRandom } from "./crop-at-random.ts";
import { unknownPicture } from "./errors.ts";
import type { PictureArrivals } from "./picture-arrivals.ts";
import type { PictureSet } from "./picture-set.ts";
import { faultsAt, rowsAt } from "./stored-steps.ts";

/** A pair of the stream. */
interface StoredPair extends Pair {
  /** Index of its row. */
  readonly row: number;
}

/**
 * Pairs of a set. Equal pictures are one group. A caption is also true of all pictures that have an equal caption; its
 * text is its tag.
 */
export class StoredPairStream extends PairStream {
  override readonly steps: number;
  override readonly stepNames: readonly string[];
  override readonly fingerprint: string;
  override readonly imageSize: number;
  private readonly set: PictureSet;
  private readonly arrivals: PictureArrivals;
  private readonly cropping: Cropping;

  constructor(set: PictureSet, arrivals: PictureArrivals, cropping: Cropping) {
    super();
    this.set = set;
    this.arrivals = arrivals;
    this.cropping = cropping;
    this.imageSize = set.imageSize;
    this.stepNames = arrivals.stepNames;
    this.fingerprint = set.rows.summary.fingerprint;
    this.steps = arrivals.stepNames.length;
  }

  override async examples(step: number, split: Split): Promise<LazyExamples<StoredPair>> {
    const rows = rowsAt(this.arrivals, step, split);
    return new LazyExamples(rows.length, (index) => this.pairOf(rows[index]!));
  }

  /** The words of a step's training captions, each once. */
  override async texts(step: number): Promise<readonly string[]> {
    const words = new Set<string>();
    for (const row of rowsAt(this.arrivals, step, "train"))
      for (const caption of this.set.rows.at(row).captions)
        for (const word of caption.split(/\s+/)) words.add(word);
    return [...words];
  }

  override async picture(pair: Pair, augmentation?: Random): Promise<Picture> {
    const { row } = pair as Partial<StoredPair>;
    if (row === undefined || row >= this.set.rows.length) throw unknownPicture(pair.id);
    const picture = await this.set.picture(row);
    return augmentation === undefined ? picture : cropAtRandom(picture, this.cropping, augmentation);
  }

  /** Faults of the whole source, which is read in one go. */
  override async faults(step: number): Promise<DataFaults> {
    return faultsAt(this.set.rows, step);
  }

  private pairOf(row: number): StoredPair {
    const { id, content, captions, tags = [] } = this.set.rows.at(row);
    return {
      row,
      id,
      group: content,
      captions: captions.map((text) => ({ text, about: text })),
      tags: [...tags, ...captions],
    };
  }
}
