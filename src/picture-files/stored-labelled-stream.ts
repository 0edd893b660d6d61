import type { DataFaults, Split } from "../data/data-stream.ts";
import { LazyExamples } from "../data/lazy-examples.ts";
import { type LabelledPicture, LabelledPictureStream } from "../image-text/labelled-picture-stream.ts";
import type { Picture } from "../image-text/picture.ts";
import type { Random } from "../random/random.ts";
import type { StoredExample, StoredPictures } from "./stored-pictures.ts";

/** Labelled pictures of a set. The arrival of a row is its label. */
export class StoredLabelledStream extends LabelledPictureStream {
  override readonly steps: number;
  override readonly stepNames: readonly string[];
  override readonly fingerprint: string;
  override readonly imageSize: number;
  override readonly classes: readonly string[];
  private readonly pictures: StoredPictures;

  constructor(pictures: StoredPictures) {
    super();
    this.pictures = pictures;
    this.steps = pictures.stepNames.length;
    this.stepNames = pictures.stepNames;
    this.fingerprint = pictures.fingerprint;
    this.imageSize = pictures.imageSize;
    this.classes = pictures.rows.summary.arrivals;
  }

  override async examples(
    step: number,
    split: Split,
  ): Promise<LazyExamples<LabelledPicture & StoredExample>> {
    const rows = this.pictures.rowsAt(step, split);
    return new LazyExamples(rows.length, (index) => this.exampleOf(rows[index]!));
  }

  override picture(example: LabelledPicture, augmentation?: Random): Promise<Picture> {
    return this.pictures.picture(example, augmentation);
  }

  override async faults(step: number): Promise<DataFaults> {
    return this.pictures.faults(step);
  }

  private exampleOf(row: number): LabelledPicture & StoredExample {
    const { id, arrival = "" } = this.pictures.rows.at(row);
    return { row, id, label: arrival };
  }
}
