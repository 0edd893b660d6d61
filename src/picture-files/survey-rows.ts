import type { Split } from "../data/data-stream.ts";
import { wordsOf } from "../image-text/words.ts";
import { decodePicture } from "./decode-picture.ts";
import { noUsableRows, unreadablePictures } from "./errors.ts";
import { isFault, type Row, type RowFault, type RowSource } from "./row.ts";

/** Properties of the rows of a source. */
export interface RowSurvey {
  /** Number of usable rows, before their pictures are decoded. */
  readonly count: number;
  /** Different words of all captions, as the tokenizer of plug-in clip counts them. */
  readonly words: number;
  /** Words that 95 % of the captions do not exceed. */
  readonly captionWords: number;
  /** Different tags. */
  readonly tags: ReadonlySet<string>;
  /** Different arrivals. */
  readonly arrivals: number;
  /** Splits that rows state. */
  readonly splits: ReadonlySet<Split>;
}

/** Number of pictures that are decoded as a sample. */
const SAMPLE = 8;

/** Size of these pictures. */
const SMALL = { imageSize: 8, resize: "squash", maximumMegapixels: 2000 } as const;

/**
 * Reads all rows of a source, and the pictures of its first rows.
 * @throws EspalierError if no row can be used, or none of the first pictures can be decoded.
 */
export async function surveyRows(source: RowSource): Promise<RowSurvey> {
  const words = new Set<string>();
  const [tags, arrivals, splits] = [new Set<string>(), new Set<string>(), new Set<Split>()];
  const lengths: number[] = [];
  const [first, faults]: [Row[], RowFault[]] = [[], []];
  let count = 0;
  for await (const row of source.rows()) {
    if (isFault(row)) {
      if (faults.length < SAMPLE) faults.push(row);
      continue;
    }
    count++;
    if (first.length < SAMPLE) first.push(row);
    if (row.split !== undefined) splits.add(row.split);
    if (row.arrival !== undefined) arrivals.add(row.arrival);
    for (const tag of row.tags ?? []) tags.add(tag);
    for (const caption of row.captions) {
      const own = wordsOf(caption);
      lengths[own.length] = (lengths[own.length] ?? 0) + 1;
      for (const word of own) words.add(word);
    }
  }
  if (count === 0) throw noUsableRows(source.name, faults);
  await checkPictures(source, first);
  const captionWords = quantile(lengths, 0.95);
  return { count, words: words.size, captionWords, tags, arrivals: arrivals.size, splits };
}

/** @throws EspalierError if all pictures have faults. */
async function checkPictures(source: RowSource, rows: readonly Row[]): Promise<void> {
  const faults: RowFault[] = [];
  for (const { id, picture } of rows)
    try {
      await decodePicture(await source.picture(picture), SMALL);
      return;
    } catch (error) {
      const place = picture === id ? id : `${id}: ${picture}`;
      faults.push({ place, problem: (error as Error).message });
    }
  throw unreadablePictures(source.name, faults.length, faults[0]!);
}

/** The smallest value that a share of all does not exceed. @param counts how often each value occurs. */
function quantile(counts: readonly (number | undefined)[], share: number): number {
  const total = counts.reduce<number>((sum, count = 0) => sum + count, 0);
  let sum = 0;
  return counts.findIndex((count = 0) => (sum += count) >= share * total);
}
