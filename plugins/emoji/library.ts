import type { Picture, Split } from "espalier";
import { readDrawings } from "./datasource.ts";
import type { Artist, Drawing } from "./drawing.ts";
import { describe, type Description } from "./grammar.ts";
import { readPictures } from "./sheet.ts";
import { splits } from "./splits.ts";

/** What the stream and the tasks share: the drawings, read once, and their pictures, decoded once for each size. */
export class EmojiLibrary {
  readonly drawings: readonly Drawing[];
  readonly descriptions: ReadonlyMap<string, Description>;
  /** Of Google's drawings; Twitter's are all for the test. */
  readonly splits: ReadonlyMap<string, Split>;
  private readonly decoded = new Map<string, Promise<ReadonlyMap<string, Picture>>>();

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
    const key = `${artist} ${size}`;
    let pictures = this.decoded.get(key);
    if (pictures === undefined) {
      pictures = readPictures(artist, this.drawings, size);
      this.decoded.set(key, pictures);
    }
    return pictures;
  }
}
