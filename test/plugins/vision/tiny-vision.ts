import {
  Architecture,
  type ArchitectureValues,
  type ModelFamily,
  type Random,
  type Split,
  type TrainableFamily,
  openDataPackage,
  trainableFamily,
} from "espalier";
import { type LabelledPicture, LabelledPictureStream, type Picture } from "espalier/image-text";
import { vision } from "../../../plugins/vision/vision.ts";
import { DIGITS_PACKAGE, readDigits } from "../../../plugins/vision/read-digits.ts";
import { DigitsStream } from "../../../plugins/vision/digits-stream.ts";
import { build } from "../build.ts";

/** Vision models with heads of width 4, on digits cut into four patches. */
export async function tinyVision(options = {}): Promise<TrainableFamily> {
  return trainableFamily(await build<ModelFamily>(vision, { patchSize: 14, headWidth: 4, ...options }));
}

/** A small architecture, with some values changed. */
export function architecture(changes: ArchitectureValues = {}): Architecture {
  return new Architecture({
    "encoder.depth": 1,
    "encoder.width": 8,
    "encoder.mlpRatio": 2,
    ...changes,
  });
}

const digits = await readDigits(await openDataPackage(DIGITS_PACKAGE));

/** All digits of the package. */
export function digitsStream(order: "classes" | "mixed" = "classes"): DigitsStream {
  return new DigitsStream(digits, { order, shift: 0.08, scale: 0.1 });
}

/** Labels of training and test by arrival; a picture of 1 pixel shows its brightness. */
export interface Arrivals {
  readonly train: readonly (readonly string[])[];
  readonly test?: readonly (readonly string[])[];
}

/** A stream written by hand. The brightness of a picture follows from its label, so equal labels look alike. */
export class HandMadeStream extends LabelledPictureStream {
  override readonly steps: number;
  override readonly stepNames: readonly string[];
  override readonly imageSize: number;
  private readonly arrivals: Arrivals;

  constructor(arrivals: Arrivals, imageSize = 1) {
    super();
    this.arrivals = arrivals;
    this.imageSize = imageSize;
    this.steps = arrivals.train.length;
    this.stepNames = arrivals.train.map((labels) => labels.join(" "));
  }

  override async examples(step: number, split: Split) {
    const labels = (split === "train" ? this.arrivals.train : this.arrivals.test)?.[step - 1] ?? [];
    return labels.map((label, place) => ({ id: `${split}/${step}/${place}`, label }));
  }

  override async picture({ label }: LabelledPicture, augmentation?: Random): Promise<Picture> {
    const brightness = 10 * label.charCodeAt(0) - 900 + (augmentation?.integer(1, 9) ?? 0);
    const { imageSize: side } = this;
    return { width: side, height: side, pixels: new Uint8Array(3 * side * side).fill(brightness) };
  }
}
