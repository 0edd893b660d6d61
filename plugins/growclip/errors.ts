import { EspalierError } from "espalier";

export function unknownPart(part: string, grows: string, known: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_GROWCLIP_UNKNOWN_PART",
    message: `The model has no part "${part}" that grows in ${grows}.`,
    culprit: part,
    allowed: known.join(", "),
    remedy: "Name parts of the model that have such a dimension, or omit the option.",
    exitCode: 2,
  });
}
