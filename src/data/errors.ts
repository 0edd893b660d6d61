import { EspalierError } from "../espalier-error.ts";

/** A pair that a stream made when it was asked for: those in arrays are checked before. */
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
