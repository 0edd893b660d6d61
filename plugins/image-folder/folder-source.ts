import { createHash } from "node:crypto";
import { FolderPictures, type Row, type RowFault, type RowSource } from "espalier/picture-files";
import { findPictures, type FoundPictures } from "./find-pictures.ts";

/** Pictures in the sub-folders of a folder. The arrival of a row is its label. */
export class FolderSource implements RowSource {
  readonly name: string;
  private readonly found: FoundPictures;
  private readonly files: FolderPictures;

  /**
   * @param folder absolute.
   * @throws EspalierError if there is no such folder, or no picture in its sub-folders.
   */
  constructor(folder: string) {
    this.name = folder;
    this.found = findPictures(folder);
    this.files = new FolderPictures(folder);
  }

  /** Names of all classes, sorted. */
  get labels(): readonly string[] {
    return this.found.labels;
  }

  version(): string {
    const paths = createHash("sha256");
    for (const { path } of this.found.pictures) paths.update(`${path}\0`);
    return JSON.stringify([paths.digest("hex"), this.found.faults]);
  }

  async *rows(): AsyncGenerator<Row | RowFault> {
    yield* this.found.faults;
    for (const { path, label, split } of this.found.pictures)
      yield { id: path, picture: path, captions: [label], arrival: label, ...(split && { split }) };
  }

  pictureVersion(path: string): string {
    return this.files.version(path);
  }

  picture(path: string): Promise<Uint8Array> {
    return this.files.read(path);
  }
}
