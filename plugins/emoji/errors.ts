import { EspalierError } from "espalier";

export function missingDrawings(packageName: string, cause: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_EMOJI_DRAWINGS_MISSING",
    message: `The emoji drawings of package "${packageName}" are not installed.`,
    culprit: packageName,
    remedy: "npm install emoji-datasource-google@16.0.0 emoji-datasource-twitter@16.0.0",
    exitCode: 2,
    cause,
  });
}

export function unknownPair(id: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_EMOJI_UNKNOWN_PAIR",
    message: `The emoji stream has no pair "${id}".`,
    culprit: id,
    allowed: "pairs that this stream's `pairs` has returned",
  });
}
