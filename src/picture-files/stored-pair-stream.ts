import type { DataFaults, Split } from "../data/data-stream.ts";
import { LazyExamples } from "../data/lazy-examples.ts";
import type { Pair } from "../image-text/pair.ts";
import { PairStream } from "../image-text/pair-stream.ts";
import type { Picture } from "../image-text/picture.ts";
import type { Random } from "../random/random.ts";
import type { StoredExample, StoredPictures } from "./stored-pictures.ts";

/**
 * Pairs of a set. Equal pictures are one group. A caption is also true of all pictures that have an equal caption; its
 * text is its tag.
 */
export class StoredPairStream extends PairStream {
  override readonly steps: number;
  override readonly stepNames: readonly string[];
  override readonly fingerprint: string;
  override readonly imageSize: number;
  private readonly pictures: StoredPictures;

  constructor(pictures: StoredPictures) {
    super();
    this.pictures = pictures;
    this.steps = pictures.stepNames.length;
    this.stepNames = pictures.stepNames;
    this.fingerprint = pictures.fingerprint;
    this.imageSize = pictures.imageSize;
  }

  override async examples(step: number, split: Split): Promise<LazyExamples<Pair & StoredExample>> {
    const rows = this.pictures.rowsAt(step, split);
    return new LazyExamples(rows.length, (index) => this.pairOf(rows[index]!));
  }

  /** The words of a step's training captions, each once. */
  override async texts(step: number): Promise<readonly string[]> {
    const words = new Set<string>();
    for (const row of this.pictures.rowsAt(step, "train"))
      for (const caption of this.pictures.rows.at(row).captions)
        for (const word of caption.split(/\s+/)) words.add(word);
    return [...words];
  }

  override picture(pair: Pair, augmentation?: Random): Promise<Picture> {
    return this.pictures.picture(pair, augmentation);
  }

  override async faults(step: number): Promise<DataFaults> {
    return this.pictures.faults(step);
  }

  private pairOf(row: number): Pair & StoredExample {
    const { id, content, captions, tags = [] } = this.pictures.rows.at(row);
    return {
      row,
      id,
      group: content,
      captions: captions.map((text) => ({ text, about: text })),
      tags: [...tags, ...captions],
    };
  }
}
