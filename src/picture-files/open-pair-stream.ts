import type { PictureStreamOptions } from "./options.ts";
import { type Division, pictureArrivals } from "./picture-arrivals.ts";
import { PictureSet } from "./picture-set.ts";
import type { RowSource } from "./row.ts";
import { StoredPairStream } from "./stored-pair-stream.ts";
import { StoredPictures } from "./stored-pictures.ts";

/**
 * A stream of pairs from a reader of rows.
 * @throws EspalierError if too many rows have faults, or a growth step has no examples.
 */
export async function openPairStream(
  source: RowSource,
  options: PictureStreamOptions & Division,
): Promise<StoredPairStream> {
  const set = await PictureSet.open(source, options);
  const arrivals = pictureArrivals(set.rows, options, source.name);
  return new StoredPairStream(new StoredPictures(set, arrivals, options));
}
