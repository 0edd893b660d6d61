import { EspalierError } from "../espalier-error.ts";

/** Error for a pair with missing or malformed fields. */
export function malformedPair(id: string, problem: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_MALFORMED_PAIR",
    message: `The pair "${id}" of the stream is malformed: ${problem}.`,
    culprit: "/stream",
    allowed: "id and group: strings; captions: at least one, each with a text; tags: an array of strings",
    remedy: "Correct the stream's plug-in.",
    environmental: true,
  });
}

/** @param place index of the picture in its batch, from 0. */
export function malformedPicture(place: number, problem: string, side: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_MALFORMED_PICTURE",
    message: `Picture ${place} of a batch is malformed: ${problem}.`,
    culprit: "/stream",
    allowed: `{ width, height, pixels }: both sides ${side}, and a Uint8Array of ${side * side * 3} bytes`,
    remedy: "Correct the stream's plug-in.",
    environmental: true,
  });
}

export function imageSizesDiffer(stream: number, model: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_IMAGE_SIZES_DIFFER",
    message: `The stream's pictures have a side of ${stream} pixels, but the model expects ${model} pixels.`,
    culprit: "/model/imageSize",
    remedy: "Set /stream/imageSize and /model/imageSize to the same value.",
    exitCode: 2,
  });
}

/** @param kind kind of the stream's examples. */
export function otherExamples(kind: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_OTHER_EXAMPLES",
    message: `A task needs a stream of image-text pairs, but the experiment's stream has examples of the kind "${kind}".`,
    culprit: "/evaluation",
    allowed: "streams of the kind image-text",
    remedy: "Name another stream, or tasks that read this kind of examples.",
    exitCode: 2,
  });
}

export function noLabelledPictures(kind: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_VISION_OTHER_EXAMPLES",
    message: `Labelled pictures are needed; the experiment's stream has examples of kind "${kind}".`,
    culprit: "/stream",
    allowed: "a stream of kind labelled-pictures, such as digits or image-folder",
    remedy: "Name another stream, or a model and tasks that read this one.",
    exitCode: 2,
  });
}

export function unknownInput(name: string, inputs: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_UNKNOWN_INPUT",
    message: `The model has no input "${name}".`,
    culprit: name,
    allowed: inputs.join(", "),
    remedy: "Correct the name of the input in the task.",
  });
}

export function malformedClasses(file: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_CLASSES_MALFORMED",
    message: `The file ${file} does not contain names of classes.`,
    culprit: file,
    allowed: '{ "label": "name of the class" }, or a list of names; all of them strings that are not empty',
    remedy: "Correct the file.",
    exitCode: 2,
  });
}

export function missingClasses(file: string, labels: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_CLASSES_MISSING",
    message: `The file ${file} lacks names for ${labels.length} labels. The first: ${labels.slice(0, 5).join(", ")}.`,
    culprit: file,
    allowed: "a name for each label",
    remedy: "Add the names, or name another file.",
    exitCode: 2,
  });
}

export function otherNumberOfClasses(file: string, names: number, labels: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_CLASSES_OTHER_NUMBER",
    message: `The file ${file} has ${names} names for ${labels} classes.`,
    culprit: file,
    allowed: `${labels} names, in alphabetical order of the labels`,
    remedy: "Correct the file.",
    exitCode: 2,
  });
}
