import { EspalierError } from "espalier";

export function fractionalPatches(imageSize: number, patchSize: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_VISION_PATCHES",
    message: `Pictures of ${imageSize} pixels cannot be cut into patches of ${patchSize}.`,
    culprit: "/model/patchSize",
    allowed: "a divisor of the picture's side",
    remedy: "Set patchSize or imageSize of the vision model.",
    exitCode: 2,
  });
}

export function otherPictureSize(stream: number, model: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_VISION_PICTURE_SIZE",
    message: `The stream has pictures of ${stream} pixels, the vision model reads ${model}.`,
    culprit: "/model/imageSize",
    allowed: String(stream),
    remedy: `Set imageSize of the vision model to ${stream}, or choose another stream.`,
    exitCode: 2,
  });
}

export function tooManyClasses(classes: number, rows: number, step: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_VISION_TOO_MANY_CLASSES",
    message: `By growth step ${step}, ${classes} classes have arrived; the head has ${rows} rows.`,
    culprit: "/model/classes",
    allowed: `at least ${classes}`,
    remedy: `Set classes of the vision model to ${classes} or more.`,
    exitCode: 2,
    environmental: true,
  });
}

/** @param rows rows of the head. */
export function tooFewRows(classes: number, rows: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_VISION_TOO_FEW_ROWS",
    message: `The stream has ${classes} classes; the head has ${rows} rows.`,
    culprit: "/model/classes",
    allowed: `at least ${classes}`,
    remedy: `Set classes of the vision model to ${classes} or more.`,
    exitCode: 2,
  });
}

export function unknownClass(id: string, label: string, known: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_VISION_UNKNOWN_CLASS",
    message: `Picture "${id}" has the label "${label}", a class without a training picture so far.`,
    culprit: "/stream",
    allowed: known.join(", "),
    remedy: "Correct the stream's plug-in: a class arrives with training pictures.",
    environmental: true,
  });
}

export function noImagesInput(name: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_VISION_UNKNOWN_INPUT",
    message: `The vision model has no input "${name}".`,
    culprit: name,
    allowed: "images",
    remedy: "Correct the task: it names the inputs that outputs are computed from.",
  });
}

export function malformedDigits(file: string, cause?: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_DIGITS_MALFORMED",
    message: `"${file}" does not hold pictures of 28 x 28 pixels.`,
    culprit: file,
    allowed: '{ "data": numbers from 0 to 1, 784 for each picture }',
    remedy: "Run `espalier data remove mnist`, so that the package is downloaded again.",
    exitCode: 2,
    cause,
  });
}

export function unknownPicture(id: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_DIGITS_UNKNOWN_PICTURE",
    message: `The digits stream has no picture "${id}".`,
    culprit: id,
    allowed: "examples that this stream's `examples` has returned",
    remedy: "Correct the plug-in that asks for it.",
  });
}
