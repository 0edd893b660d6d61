import { EspalierError } from "espalier";

export function unknownPair(id: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_EMOJI_UNKNOWN_PAIR",
    message: `The emoji stream has no pair "${id}".`,
    culprit: id,
    allowed: "pairs that this stream's `pairs` has returned",
  });
}
