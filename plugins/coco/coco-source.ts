import { statSync } from "node:fs";
import type { Split } from "espalier";
import { FolderPictures, type Row, type RowFault, type RowSource } from "espalier/picture-files";
import { captionRows } from "./caption-rows.ts";
import type { CocoPart } from "./coco-parts.ts";
import { cocoSplitTwice, unreadableCoco } from "./errors.ts";
import { karpathyRows } from "./karpathy-rows.ts";
import { type CocoDocument, readCoco } from "./read-coco.ts";

/** Pictures and captions that JSON files of COCO or Karpathy's splits list. */
export class CocoSource implements RowSource {
  readonly name: string;
  private readonly parts: readonly CocoPart[];
  private readonly pictures: ReadonlyMap<string, FolderPictures>;

  constructor(parts: readonly CocoPart[]) {
    this.parts = parts;
    this.name = parts.map(({ file }) => file).join(", ");
    this.pictures = new Map(parts.map(({ prefix, folder }) => [prefix, new FolderPictures(folder)]));
  }

  /** @throws EspalierError if a file does not exist. */
  version(): string {
    return JSON.stringify(this.parts.map((part) => [part, ...sizeAndTime(part.file)]));
  }

  /** @throws EspalierError if a file is not readable, not JSON or not of either format. */
  async *rows(): AsyncGenerator<Row | RowFault> {
    for (const part of this.parts) {
      for (const row of await rowsOf(part))
        yield "problem" in row ? row : { ...row, picture: `${part.prefix}${row.picture}` };
    }
  }

  pictureVersion(picture: string): string {
    const [pictures, path] = this.find(picture);
    return pictures.version(path);
  }

  async picture(picture: string): Promise<Uint8Array> {
    const [pictures, path] = this.find(picture);
    return await pictures.read(path);
  }

  private find(picture: string): [FolderPictures, string] {
    const { prefix } = this.parts.find(({ prefix }) => picture.startsWith(prefix))!;
    return [this.pictures.get(prefix)!, picture.slice(prefix.length)];
  }
}

function sizeAndTime(file: string): [size: number, modified: number] {
  try {
    const { size, mtimeMs } = statSync(file);
    return [size, mtimeMs];
  } catch (error) {
    throw unreadableCoco(file, error as Error);
  }
}

async function rowsOf({ file, label, split }: CocoPart): Promise<Iterable<Row | RowFault>> {
  const document = await readCoco(file);
  if (split === undefined) return rowsIn(document, label);
  if (document.format === "karpathy") throw cocoSplitTwice(file);
  return withSplit(rowsIn(document, label), split);
}

/** The rows of a document of either format. @param label name of the file in messages. */
export function rowsIn(document: CocoDocument, label: string): Iterable<Row | RowFault> {
  return document.format === "captions" ? captionRows(document, label) : karpathyRows(document.images, label);
}

function* withSplit(rows: Iterable<Row | RowFault>, split: Split): Generator<Row | RowFault> {
  for (const row of rows) yield "problem" in row ? row : { ...row, split };
}
