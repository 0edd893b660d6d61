import { Random, type Split } from "espalier";
import { augment, type LabelledPicture, LabelledPictureStream, type Picture } from "espalier/image-text";
import { splitOf } from "./digit-splits.ts";
import { unknownPicture } from "./errors.ts";
import { type Digit, DIGIT_SIDE, DIGITS } from "./read-digits.ts";

/** Growth steps, in either order. */
const STEPS = 5;
/** Classes that arrive at a step in order `classes`. */
const CLASSES_PER_STEP = DIGITS.length / STEPS;

/** Options of the stream. */
export interface DigitsOptions {
  readonly order: "classes" | "mixed";
  /** Largest shift, as a share of the side. */
  readonly shift: number;
  /** Largest enlargement or reduction, as a share of the size. */
  readonly scale: number;
}

type Arrival = Record<Split, LabelledPicture[]>;

/** Handwritten digits in five steps: two classes a step, or a fifth of all classes a step. Dark ink on white paper. */
export class DigitsStream extends LabelledPictureStream {
  override readonly steps = STEPS;
  override readonly stepNames: readonly string[];
  override readonly imageSize = DIGIT_SIDE;
  private readonly options: DigitsOptions;
  private readonly digits: ReadonlyMap<string, Digit>;
  private readonly arrivals: readonly Readonly<Arrival>[];

  constructor(digits: readonly Digit[], options: DigitsOptions) {
    super();
    this.options = options;
    this.digits = new Map(digits.map((digit) => [digit.id, digit]));
    this.stepNames = Array.from({ length: STEPS }, (_, index) => nameOf(index, options.order));
    this.arrivals = arrivalsOf(digits, options.order);
  }

  override async examples(step: number, split: Split): Promise<readonly LabelledPicture[]> {
    const arrival = this.arrivals[step - 1];
    if (arrival === undefined) throw new RangeError(`no step ${step} in a stream of ${STEPS}`);
    return arrival[split];
  }

  override async picture({ id }: LabelledPicture, augmentation?: Random): Promise<Picture> {
    const digit = this.digits.get(id);
    if (digit === undefined) throw unknownPicture(id);
    const picture = { width: DIGIT_SIDE, height: DIGIT_SIDE, pixels: onPaper(digit.ink) };
    if (augmentation === undefined) return picture;
    const { shift, scale } = this.options;
    return augment(picture, { shift, scale, hue: 0 }, augmentation);
  }
}

function nameOf(index: number, order: DigitsOptions["order"]): string {
  if (order === "mixed") return `part ${index + 1} of all digits`;
  const first = index * CLASSES_PER_STEP;
  return `digits ${DIGITS.slice(first, first + CLASSES_PER_STEP).join(" and ")}`;
}

function arrivalsOf(digits: readonly Digit[], order: DigitsOptions["order"]): Arrival[] {
  const arrivals = Array.from({ length: STEPS }, (): Arrival => ({
    train: [],
    "search-validation": [],
    test: [],
  }));
  for (const digit of digits) {
    const index = order === "classes" ? classStep(digit) : mixedStep(digit);
    arrivals[index]![splitOf(digit)].push({ id: digit.id, label: digit.label });
  }
  return arrivals;
}

function classStep({ label }: Digit): number {
  return Math.floor(Number(label) / CLASSES_PER_STEP);
}

function mixedStep({ content }: Digit): number {
  return new Random("digits step").fork(content).integer(0, STEPS - 1);
}

/** Ink `[28, 28]` to pixels `[28, 28, 3]` on white, the colour that augmentation shifts in from outside. */
function onPaper(ink: Uint8Array): Uint8Array {
  const pixels = new Uint8Array(3 * ink.length);
  for (const [place, value] of ink.entries()) pixels.fill(255 - value, 3 * place, 3 * place + 3);
  return pixels;
}
