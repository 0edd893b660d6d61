import { hash } from "node:crypto";
import type { RecordCache } from "../files/record-cache.ts";
import { decodePicture, type Preprocessing } from "./decode-picture.ts";
import { isFault, type Row, type RowFault, type RowSource } from "./row.ts";
import { RowWriter } from "./row-writer.ts";
import type { StoredRow } from "./stored-rows.ts";

/** Rows whose pictures are decoded at the same time. */
const AT_ONCE = 32;

/** Where the rows and the pictures of a set go. */
export interface Storage {
  /** An empty folder. */
  readonly folder: string;
  readonly pixels: RecordCache;
  /** Number of pictures that `pixels` takes. */
  readonly capacity: number;
}

/** A row with a decoded picture, or one with a fault. */
type Read =
  { readonly row: StoredRow; readonly pixels: Uint8Array } | (RowFault & { readonly picture?: string });

/**
 * Reads all rows of a source, decodes their pictures and stores both. Rows with faults are left out.
 * @param report receives the number of rows that are stored so far.
 */
export async function storeRows(
  source: RowSource,
  preprocessing: Preprocessing,
  { folder, pixels, capacity }: Storage,
  report: (done: number) => void,
): Promise<void> {
  const writer = new RowWriter(folder);
  const versionOf = (picture: string) => source.pictureVersion?.(picture) ?? "";
  for await (const rows of inChunks(source.rows(), AT_ONCE)) {
    for (const read of await Promise.all(rows.map((row) => readPicture(source, row, preprocessing)))) {
      if (isFault(read)) {
        writer.addFault(read);
        if (read.picture !== undefined) writer.addFaultyPicture(read.picture, versionOf(read.picture));
      } else {
        if (writer.length < capacity) pixels.write(writer.length, read.pixels);
        writer.add(read.row, versionOf(read.row.picture));
      }
    }
    report(writer.length);
  }
  writer.finish();
}

async function readPicture(
  source: RowSource,
  row: Row | RowFault,
  preprocessing: Preprocessing,
): Promise<Read> {
  if (isFault(row)) return row;
  if (!row.captions.every((caption) => caption.trim() !== ""))
    return { place: row.id, problem: "a caption is empty" };
  try {
    const bytes = await source.picture(row.picture);
    const { pixels } = await decodePicture(bytes, preprocessing);
    return { row: { ...row, content: hash("sha256", bytes) }, pixels };
  } catch (error) {
    const { id, picture } = row;
    const { message } = error as Error;
    return { place: id, problem: id === picture ? message : `${picture}: ${message}`, picture };
  }
}

async function* inChunks<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let chunk: Item[] = [];
  for await (const item of items) {
    if (chunk.push(item) < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
