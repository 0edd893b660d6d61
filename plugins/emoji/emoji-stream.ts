import type { Random, Split } from "espalier";
import { type Pair, PairStream, type Picture, type Augmentation, augment } from "espalier/image-text";
import type { Artist, Drawing } from "./drawing.ts";
import { unknownPair } from "./errors.ts";
import type { EmojiLibrary } from "./library.ts";
import { groupOf } from "./twins.ts";
import { stepNames, stepOf, type StepCount } from "./releases.ts";

/** Options of the stream. */
export interface EmojiStreamOptions {
  readonly steps: StepCount;
  readonly imageSize: number;
  readonly augmentation: Augmentation;
}

/**
 * Emoji in order of their Unicode release. Google's drawings are for training. The test has Google's held-out drawings
 * and all of Twitter's, with the tags `artist:google` and `artist:twitter`. A pair's group is the thing in one skin
 * tone, by any artist, since a caption with the tone is false for other tones. Drawings that look the same, such as the
 * flags of France and of Clipperton Island, are one group.
 */
export class EmojiStream extends PairStream {
  override readonly steps: number;
  override readonly stepNames: readonly string[];
  override readonly imageSize: number;
  private readonly library: EmojiLibrary;
  private readonly options: EmojiStreamOptions;
  /** Cached pictures. */
  private readonly found = new WeakMap<Pair, Picture>();
  private readonly arrivals: readonly Readonly<Record<Split, readonly Pair[]>>[];

  constructor(library: EmojiLibrary, options: EmojiStreamOptions) {
    super();
    this.library = library;
    this.options = options;
    this.steps = options.steps;
    this.stepNames = stepNames(options.steps);
    this.imageSize = options.imageSize;
    this.arrivals = this.stepNames.map((_, index) => this.arriving(index + 1));
  }

  /** The growth step, from 1, at which a drawing arrives. */
  stepOf(drawing: Drawing): number {
    return stepOf(drawing.release, this.options.steps);
  }

  override async examples(step: number, split: Split): Promise<readonly Pair[]> {
    const arrival = this.arrivals[step - 1];
    if (arrival === undefined) throw new RangeError(`no step ${step} in a stream of ${this.steps}`);
    return arrival[split];
  }

  override async picture(pair: Pair, augmentation?: Random): Promise<Picture> {
    const picture = this.found.get(pair) ?? (await this.find(pair));
    return augmentation === undefined ? picture : augment(picture, this.options.augmentation, augmentation);
  }

  private async find(pair: Pair): Promise<Picture> {
    const [artist, drawing] = pair.id.split("/") as [Artist, string];
    const picture = (await this.library.pictures(artist, this.imageSize)).get(drawing);
    if (picture === undefined) throw unknownPair(pair.id);
    this.found.set(pair, picture);
    return picture;
  }

  private arriving(step: number): Record<Split, Pair[]> {
    const drawings = this.library.drawings.filter((drawing) => this.stepOf(drawing) === step);
    const ofGoogle = (split: Split) =>
      drawings
        .filter(({ id }) => this.library.splits.get(id) === split)
        .map((drawing) => this.pair("google", drawing));
    return {
      train: ofGoogle("train"),
      "search-validation": ofGoogle("search-validation"),
      test: [...ofGoogle("test"), ...drawings.map((drawing) => this.pair("twitter", drawing))],
    };
  }

  private pair(artist: Artist, { id }: Drawing): Pair {
    const { captions = [], tags = [] } = this.library.descriptions.get(id) ?? {};
    return { id: `${artist}/${id}`, group: groupOf(id), captions, tags: [...tags, `artist:${artist}`] };
  }
}
