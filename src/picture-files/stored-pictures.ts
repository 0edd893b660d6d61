import type { DataFaults, Split } from "../data/data-stream.ts";
import type { Picture } from "../image-text/picture.ts";
import type { Random } from "../random/random.ts";
import { type Cropping, cropAtRandom } from "./crop-at-random.ts";
import { unknownPicture } from "./errors.ts";
import type { PictureArrivals } from "./picture-arrivals.ts";
import type { PictureSet } from "./picture-set.ts";
import type { StoredRows } from "./stored-rows.ts";

/** An example of a stream of stored pictures. */
export interface StoredExample {
  readonly id: string;
  /** Index of its row. */
  readonly row: number;
}

/** The pictures of a set, by the step at which they arrive. */
export class StoredPictures {
  readonly rows: StoredRows;
  readonly imageSize: number;
  readonly stepNames: readonly string[];
  readonly fingerprint: string;
  private readonly set: PictureSet;
  private readonly arrivals: PictureArrivals;
  private readonly cropping: Cropping;

  constructor(set: PictureSet, arrivals: PictureArrivals, cropping: Cropping) {
    this.set = set;
    this.arrivals = arrivals;
    this.cropping = cropping;
    this.rows = set.rows;
    this.imageSize = set.imageSize;
    this.stepNames = arrivals.stepNames;
    this.fingerprint = set.rows.summary.fingerprint;
  }

  /** The rows that arrive at a step, from 1. @throws RangeError for a step that does not exist. */
  rowsAt(step: number, split: Split): Int32Array {
    const { steps } = this.arrivals;
    const arrival = steps[step - 1];
    if (arrival === undefined) throw new RangeError(`no step ${step} in a stream of ${steps.length}`);
    return arrival[split];
  }

  /**
   * The picture of an example, `[imageSize, imageSize, 3]`; with `augmentation`, a random crop of it.
   * @throws EspalierError for an example of another stream, or if its file has changed since.
   */
  async picture(
    { id, row }: Partial<StoredExample> & { id: string },
    augmentation?: Random,
  ): Promise<Picture> {
    if (row === undefined || row >= this.rows.length) throw unknownPicture(id);
    const picture = await this.set.picture(row);
    return augmentation === undefined ? picture : cropAtRandom(picture, this.cropping, augmentation);
  }

  /** The faults of the whole source at the first step, since it is read in one go; none later. */
  faults(step: number): DataFaults {
    const { faultCount, faults } = this.rows.summary;
    return step === 1 ? { count: faultCount, first: faults } : { count: 0, first: [] };
  }
}
