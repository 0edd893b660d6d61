import { EspalierError } from "../espalier-error.ts";
import type { RowFault } from "./row.ts";
import type { RowSummary } from "./stored-rows.ts";

/** Number of faults in a message. */
const SHOWN = 5;

export function tooManyFaults(
  source: string,
  { count, faultCount, faults }: RowSummary,
  tolerance: number,
): EspalierError {
  const shown = faults.slice(0, SHOWN).map(({ place, problem }) => `${place}: ${problem}`);
  return new EspalierError({
    code: "ESPALIER_TOO_MANY_FAULTS",
    message: `${faultCount} of ${count + faultCount} rows cannot be used. The first: ${shown.join("; ")}.`,
    culprit: source,
    allowed: `a share of ${tolerance} of the rows`,
    remedy: "Correct the rows, or raise the stream's option `tolerance`.",
    exitCode: 2,
    environmental: true,
  });
}

export function pictureLost(row: string, picture: string, cause: Error): EspalierError {
  return new EspalierError({
    code: "ESPALIER_PICTURE_LOST",
    message: `The picture ${picture} could be read before and now cannot: ${cause.message}.`,
    culprit: row,
    remedy: "Restore the file, and resume the run.",
    environmental: true,
    cause,
  });
}

export function emptyStep(source: string, step: string, split: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_STEP_WITHOUT_PICTURES",
    message: `The growth step "${step}" has no ${split} examples.`,
    culprit: source,
    allowed: "training examples in each growth step, and search-validation examples in the first one",
    remedy: "Set `steps` to a smaller number, or `heldOut` to a larger share, or add pictures.",
    exitCode: 2,
  });
}

export function tooFewArrivals(source: string, arrivals: number, steps: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TOO_FEW_ARRIVALS",
    message: `${arrivals} different values of the arrival cannot be divided into ${steps} growth steps.`,
    culprit: source,
    allowed: `1 to ${arrivals} growth steps`,
    remedy: `Set \`steps\` to ${arrivals} or fewer.`,
    exitCode: 2,
  });
}

export function noArrivals(source: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NO_ARRIVALS",
    message: 'The stream\'s option `steps` is "each", but the rows have no arrival.',
    culprit: source,
    remedy: "Set `arrival`, which decides when a row arrives, or set `steps` to a number.",
    exitCode: 2,
  });
}

export function unknownPicture(id: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_UNKNOWN_PICTURE",
    message: `The stream has no picture for "${id}".`,
    culprit: id,
    allowed: "examples that the stream itself has returned",
    remedy: "Ask the stream for pictures of its own examples.",
  });
}

export function noUsableRows(source: string, faults: readonly RowFault[]): EspalierError {
  const shown = faults.slice(0, SHOWN).map(({ place, problem }) => `${place}: ${problem}`);
  return new EspalierError({
    code: "ESPALIER_NO_USABLE_ROWS",
    message: ["No row can be used.", ...(shown.length > 0 ? [`The first: ${shown.join("; ")}.`] : [])].join(
      " ",
    ),
    culprit: source,
    allowed: "rows with a picture and a caption",
    remedy: "Name the parts with pictures and captions, and correct the rows.",
    exitCode: 2,
    environmental: true,
  });
}

/** @param fault that of the first picture. */
export function unreadablePictures(
  source: string,
  tried: number,
  { place, problem }: RowFault,
): EspalierError {
  return new EspalierError({
    code: "ESPALIER_UNREADABLE_PICTURES",
    message: `None of the first ${tried} pictures can be read. The first: ${place}: ${problem}.`,
    culprit: source,
    allowed: "pictures in JPEG, PNG, WebP, GIF, TIFF or AVIF",
    remedy: "Correct the folder of the pictures, or choose other data.",
    exitCode: 2,
    environmental: true,
  });
}

export function oneClass(source: string, label: string, tags: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_ONE_CLASS",
    message: `The label "${label}" has ${tags.length === 0 ? "no value" : "one value"} in all rows.`,
    culprit: source,
    allowed: "labels with two values or more",
    remedy: "Choose another label, or none.",
    exitCode: 2,
  });
}

export function tooManyWords(source: string, words: number, maximum: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TOO_MANY_WORDS",
    message: `The captions have ${words} different words.`,
    culprit: source,
    allowed: `at most ${maximum} words with the tokenizer \`words\``,
    remedy:
      "Begin with a part of the pictures, or clean the captions. More words need the byte-pair tokenizer of `clip`.",
    exitCode: 2,
  });
}

export function noCaptionColumn(table: string, columns: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NO_CAPTION_COLUMN",
    message: `No column of ${table} can contain captions. Its columns: ${columns.join(", ")}.`,
    culprit: table,
    allowed: "a column with text besides that of the pictures",
    remedy:
      "Write captions into a column. If the pictures have classes alone, copy them into a sub-folder for each class, and " +
      "use `espalier init image-folder`.",
    exitCode: 2,
  });
}
