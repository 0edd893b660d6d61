import { EspalierError } from "espalier";

export function unknownScene(id: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SCENES_UNKNOWN_PAIR",
    message: `The stream of scenes has no pair "${id}".`,
    culprit: id,
    allowed: "pairs that this stream's `pairs` has returned",
  });
}
