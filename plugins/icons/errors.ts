import { EspalierError } from "espalier";

export function unknownIcon(id: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_UNKNOWN_ICON",
    message: `The icons stream has no icon "${id}".`,
    culprit: id,
    allowed: "ids of its own pairs, such as mdi:home",
    remedy: "Ask the stream for pictures of its own pairs.",
  });
}
