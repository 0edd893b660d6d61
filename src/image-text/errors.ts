import { EspalierError } from "../espalier-error.ts";

/** A pair that lacks what every pair has. */
export function malformedPair(id: string, problem: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_MALFORMED_PAIR",
    message: `The pair "${id}" of the stream is malformed: ${problem}.`,
    culprit: "/stream",
    allowed: "id and group: strings; captions: one at least, each with a text; tags: strings",
    remedy: "Correct the stream's plug-in.",
    environmental: true,
  });
}

/** @param place of the picture in its batch, from 0. */
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
    message: `The stream has pictures with a side of ${stream} pixels, the model takes ${model} pixels.`,
    culprit: "/model/imageSize",
    remedy: "Give /stream/imageSize and /model/imageSize the same value.",
    exitCode: 2,
  });
}

/** @param kind of the stream's examples. */
export function otherExamples(kind: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_OTHER_EXAMPLES",
    message: `A task needs a stream of image-text pairs; the experiment's stream gives examples of the kind "${kind}".`,
    culprit: "/evaluation",
    allowed: "a stream whose examples are image-text",
    remedy: "Name another stream, or tasks that read what this one gives.",
    exitCode: 2,
  });
}

export function unknownInput(name: string, inputs: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_UNKNOWN_INPUT",
    message: `The model has no input "${name}".`,
    culprit: name,
    allowed: inputs.join(", "),
    remedy: "Correct the task: it names the inputs that it computes outputs from.",
  });
}
