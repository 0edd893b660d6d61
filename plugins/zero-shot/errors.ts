import { EspalierError } from "espalier";

/** Number of labels in a message. */
const SHOWN = 10;

/** @param known labels of the stream's test pairs. */
export function unknownLabel(label: string, known: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_ZERO_SHOT_UNKNOWN_LABEL",
    message: `No test pair of the stream has a tag "${label}:...".`,
    culprit: "/evaluation",
    allowed: known.length === 0 ? "a stream of pairs with labels" : known.slice(0, SHOWN).join(", "),
    remedy: "Correct the task's option `label`, or let the stream make such tags.",
    exitCode: 2,
  });
}
