import type { Picture, Split, TrainedModel } from "espalier";
import { readDrawings } from "./datasource.ts";
import type { Artist, Drawing } from "./drawing.ts";
import { describe, type Description } from "./grammar.ts";
import { Neighbours } from "./neighbours.ts";
import { readPictures } from "./sheet.ts";
import { splits } from "./splits.ts";

/** Features of one model's pictures, by artist and drawing. */
type KnownFeatures = Map<string, Float32Array>;

/** What the stream and the tasks share: the drawings, read once, and their pictures, decoded once for each size. */
export class EmojiLibrary {
  readonly drawings: readonly Drawing[];
  readonly descriptions: ReadonlyMap<string, Description>;
  /** Of Google's drawings; Twitter's are all for the test. */
  readonly splits: ReadonlyMap<string, Split>;
  private readonly decoded = new Map<string, Promise<ReadonlyMap<string, Picture>>>();

  private readonly compared = new Map<string, Promise<Neighbours>>();
  private readonly known = new WeakMap<TrainedModel, KnownFeatures>();

  constructor(drawings: readonly Drawing[]) {
    this.drawings = drawings;
    this.descriptions = describe(drawings);
    this.splits = splits(drawings);
  }

  /** @throws EspalierError if the data package is not installed. */
  static async open(): Promise<EmojiLibrary> {
    return new EmojiLibrary(await readDrawings());
  }

  /** All pictures of an artist by drawing id. @throws EspalierError if the artist's package is not installed. */
  pictures(artist: Artist, size: number): Promise<ReadonlyMap<string, Picture>> {
    return once(this.decoded, `${artist} ${size}`, () => readPictures(artist, this.drawings, size));
  }

  /** How an artist's pictures compare with Google's. */
  neighbours(artist: Artist, size: number): Promise<Neighbours> {
    return once(
      this.compared,
      `${artist} ${size}`,
      async () => new Neighbours(await this.pictures(artist, size), await this.pictures("google", size)),
    );
  }

  /**
   * A model's features of some drawings; no picture goes through the model twice, though several tasks ask for it.
   * @returns `[wanted.length, model.width]`, row-major.
   */
  async features(
    model: TrainedModel,
    artist: Artist,
    wanted: readonly { readonly drawing: Drawing; readonly picture: Picture }[],
  ): Promise<Float32Array> {
    const known: KnownFeatures = this.known.get(model) ?? new Map();
    this.known.set(model, known);
    const missing = wanted.filter(({ drawing }) => !known.has(`${artist} ${drawing.id}`));
    const features = await model.imageFeatures(missing.map(({ picture }) => picture));
    missing.forEach(({ drawing }, row) =>
      known.set(`${artist} ${drawing.id}`, features.subarray(row * model.width, (row + 1) * model.width)),
    );
    const result = new Float32Array(wanted.length * model.width);
    wanted.forEach(({ drawing }, row) =>
      result.set(known.get(`${artist} ${drawing.id}`) as Float32Array, row * model.width),
    );
    return result;
  }
}

/** The value of a key, created when first asked for. */
function once<Value>(known: Map<string, Value>, key: string, create: () => Value): Value {
  const value = known.get(key) ?? create();
  known.set(key, value);
  return value;
}
