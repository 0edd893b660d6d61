import { statSync } from "node:fs";
import { notify, withProgress } from "../download/notices.ts";
import { RecordCache } from "../files/record-cache.ts";
import type { Picture } from "../image-text/picture.ts";
import { decodePicture, type Preprocessing } from "./decode-picture.ts";
import { pictureLost, tooManyFaults } from "./errors.ts";
import type { RowSource } from "./row.ts";
import { rowFolder } from "./row-folder.ts";
import { storeRows } from "./store-rows.ts";
import { type RowSummary, StoredRows } from "./stored-rows.ts";

/** How the pictures of a set are read and stored. */
export interface PictureSetOptions extends Preprocessing {
  /** Largest share of rows that may have faults. */
  readonly tolerance: number;
  /** Disk space for decoded pictures, in megabytes. Pictures beyond it are decoded each time. */
  readonly cacheMegabytes: number;
}

/**
 * The rows of a source, and their pictures. The source is read, and all pictures are decoded, once per machine. The
 * result is stored in the user's cache until the source changes.
 */
export class PictureSet {
  /** Name of the source in messages. */
  readonly name: string;
  readonly imageSize: number;
  readonly rows: StoredRows;
  private readonly source: RowSource;
  private readonly preprocessing: Preprocessing;
  private readonly pixels: RecordCache;

  /** @throws EspalierError if too many rows have faults. */
  static async open(source: RowSource, options: PictureSetOptions): Promise<PictureSet> {
    const { name } = source;
    const fill = async (folder: string) => {
      notify(`Reading the pictures of ${name}, once per machine.`);
      await storeAll(source, options, folder);
    };
    const folder = await rowFolder(source, options, fill, () => notify(`Another process reads ${name}.`));
    const { rows, pixels } = openFolder(folder, options);
    checkFaults(name, rows.summary, options.tolerance);
    announceFaults(name, rows.summary);
    return new PictureSet(source, options, rows, pixels);
  }

  private constructor(
    source: RowSource,
    preprocessing: Preprocessing,
    rows: StoredRows,
    pixels: RecordCache,
  ) {
    this.name = source.name;
    this.imageSize = preprocessing.imageSize;
    this.source = source;
    this.preprocessing = preprocessing;
    this.rows = rows;
    this.pixels = pixels;
  }

  /** The picture of a row, `[imageSize, imageSize, 3]`. @throws EspalierError if its file has changed since. */
  async picture(index: number): Promise<Picture> {
    const { imageSize } = this;
    const pixels = this.pixels.read(index);
    if (pixels !== undefined) return { width: imageSize, height: imageSize, pixels };
    const { id, picture } = this.rows.at(index);
    try {
      return await decodePicture(await this.source.picture(picture), this.preprocessing);
    } catch (error) {
      throw pictureLost(id, picture, error as Error);
    }
  }
}

interface OpenFolder {
  readonly rows: StoredRows;
  readonly pixels: RecordCache;
}

/** Open folders by path and birth: the streams of a process share their files. */
const openFolders = new Map<string, OpenFolder>();

function openFolder(folder: string, options: Preprocessing): OpenFolder {
  // The same path, and even inode, may be that of another folder later.
  const { ino, birthtimeMs } = statSync(folder);
  const key = [folder, ino, birthtimeMs].join(" ");
  const known = openFolders.get(key) ?? { rows: new StoredRows(folder), pixels: pixelsIn(folder, options) };
  openFolders.set(key, known);
  return known;
}

async function storeAll(source: RowSource, options: PictureSetOptions, folder: string): Promise<void> {
  const { imageSize, cacheMegabytes } = options;
  const pixels = pixelsIn(folder, options);
  try {
    const capacity = Math.floor((cacheMegabytes * 1e6) / bytesOf(imageSize));
    // Most sources learn the number of their rows only at the end.
    await withProgress(`Reading ${source.name}`, { total: undefined, unit: "pictures" }, (report) =>
      storeRows(source, options, { folder, pixels, capacity }, report),
    );
  } finally {
    pixels.close();
  }
}

function pixelsIn(folder: string, { imageSize }: Preprocessing): RecordCache {
  return new RecordCache("pixels", bytesOf(imageSize), folder);
}

function bytesOf(imageSize: number): number {
  return 3 * imageSize ** 2;
}

/** @throws EspalierError if more than the share `tolerance` of a source's rows have faults. */
function checkFaults(source: string, summary: RowSummary, tolerance: number): void {
  const { count, faultCount } = summary;
  if (faultCount > tolerance * (count + faultCount)) throw tooManyFaults(source, summary, tolerance);
}

/** Number of faults that are printed. */
const PRINTED = 5;

function announceFaults(source: string, { count, faultCount, faults }: RowSummary): void {
  if (faultCount === 0) return;
  notify(`Skipped ${faultCount} of ${count + faultCount} rows of ${source}:`);
  for (const { place, problem } of faults.slice(0, PRINTED)) notify(`  ${place}: ${problem}`);
  if (faultCount > PRINTED) notify(`  and ${faultCount - PRINTED} more`);
}
