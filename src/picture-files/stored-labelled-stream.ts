import type { DataFaults, Split } from "../data/data-stream.ts";
import { LazyExamples } from "../data/lazy-examples.ts";
import { type LabelledPicture, LabelledPictureStream } from "../image-text/labelled-picture-stream.ts";
import type { Picture } from "../image-text/picture.ts";
import type { Random } from "../random/random.ts";
import { type Cropping, cropAtRandom } from "./crop-at-random.ts";
import { unknownPicture } from "./errors.ts";
import type { PictureArrivals } from "./picture-arrivals.ts";
import type { PictureSet } from "./picture-set.ts";
import { faultsAt, rowsAt } from "./stored-steps.ts";

/** A labelled picture of the stream. */
interface StoredLabelled extends LabelledPicture {
  /** Index of its row. */
  readonly row: number;
}

/** Labelled pictures of a set. The arrival of a row is its label. */
export class StoredLabelledStream extends LabelledPictureStream {
  override readonly steps: number;
  override readonly stepNames: readonly string[];
  override readonly fingerprint: string;
  override readonly imageSize: number;
  override readonly classes: readonly string[];
  private readonly set: PictureSet;
  private readonly arrivals: PictureArrivals;
  private readonly cropping: Cropping;

  constructor(set: PictureSet, arrivals: PictureArrivals, cropping: Cropping) {
    super();
    this.set = set;
    this.arrivals = arrivals;
    this.cropping = cropping;
    this.imageSize = set.imageSize;
    this.stepNames = arrivals.stepNames;
    this.fingerprint = set.rows.summary.fingerprint;
    this.steps = arrivals.stepNames.length;
    this.classes = set.rows.summary.arrivals;
  }

  override async examples(step: number, split: Split): Promise<LazyExamples<StoredLabelled>> {
    const rows = rowsAt(this.arrivals, step, split);
    return new LazyExamples(rows.length, (index) => this.exampleOf(rows[index]!));
  }

  override async picture(example: LabelledPicture, augmentation?: Random): Promise<Picture> {
    const { row } = example as Partial<StoredLabelled>;
    if (row === undefined || row >= this.set.rows.length) throw unknownPicture(example.id);
    const picture = await this.set.picture(row);
    return augmentation === undefined ? picture : cropAtRandom(picture, this.cropping, augmentation);
  }

  /** Faults of the whole source, which is read in one go. */
  override async faults(step: number): Promise<DataFaults> {
    return faultsAt(this.set.rows, step);
  }

  private exampleOf(row: number): StoredLabelled {
    const { id, arrival = "" } = this.set.rows.at(row);
    return { row, id, label: arrival };
  }
}
