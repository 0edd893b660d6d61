import { labelledArrivals, type LabelOrder } from "./labelled-arrivals.ts";
import type { PictureStreamOptions } from "./options.ts";
import { PictureSet } from "./picture-set.ts";
import type { RowSource } from "./row.ts";
import { StoredLabelledStream } from "./stored-labelled-stream.ts";
import { StoredPictures } from "./stored-pictures.ts";

/**
 * A stream of labelled pictures from a reader of rows. The arrival of a row is its label.
 * @throws EspalierError if too many rows have faults, or a growth step has no examples.
 */
export async function openLabelledStream(
  source: RowSource,
  options: PictureStreamOptions & { readonly order: LabelOrder },
): Promise<StoredLabelledStream> {
  const set = await PictureSet.open(source, options);
  const arrivals = labelledArrivals(set.rows, options, source.name);
  return new StoredLabelledStream(new StoredPictures(set, arrivals, options));
}
