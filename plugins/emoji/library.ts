import type { Split } from "espalier";
import type { Picture } from "espalier/image-text";
import { readDrawings } from "./datasource.ts";
import type { Artist, Drawing } from "./drawing.ts";
import { describe, type Description } from "./grammar.ts";
import { Neighbours } from "./neighbours.ts";
import { readPictures } from "./sheet.ts";
import { splits } from "./splits.ts";

/** Drawings, read once, and their pictures, decoded once per size. Shared by the stream and the tasks. */
export class EmojiLibrary {
  readonly drawings: readonly Drawing[];
  readonly descriptions: ReadonlyMap<string, Description>;
  /** Splits of Google's drawings. All of Twitter's are in the test. */
  readonly splits: ReadonlyMap<string, Split>;
  private readonly decoded = new Map<string, Promise<ReadonlyMap<string, Picture>>>();
  private readonly compared = new Map<string, Promise<Neighbours>>();

  constructor(drawings: readonly Drawing[]) {
    this.drawings = drawings;
    this.descriptions = describe(drawings);
    this.splits = splits(drawings);
  }

  /** @throws EspalierError if the data package cannot be downloaded. */
  static async open(): Promise<EmojiLibrary> {
    return new EmojiLibrary(await readDrawings());
  }

  /** All pictures of an artist by drawing id. @throws EspalierError if the artist's package cannot be downloaded. */
  pictures(artist: Artist, size: number): Promise<ReadonlyMap<string, Picture>> {
    return once(this.decoded, `${artist} ${size}`, () => readPictures(artist, this.drawings, size));
  }

  /** Distances between an artist's pictures and Google's. */
  neighbours(artist: Artist, size: number): Promise<Neighbours> {
    return once(
      this.compared,
      `${artist} ${size}`,
      async () => new Neighbours(await this.pictures(artist, size), await this.pictures("google", size)),
    );
  }
}

/** The value of a key, created on first use. */
function once<Value>(known: Map<string, Value>, key: string, create: () => Value): Value {
  const value = known.get(key) ?? create();
  known.set(key, value);
  return value;
}
