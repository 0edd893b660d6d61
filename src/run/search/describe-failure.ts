import { EspalierError } from "../../espalier-error.ts";
import { thrownText } from "../../plugin/guard/errors.ts";

/** The reason why a trial failed, as the event log keeps it. */
export function describeFailure(error: unknown): string {
  return error instanceof EspalierError ? `${error.code}: ${error.message}` : thrownText(error);
}
