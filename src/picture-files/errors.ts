import { EspalierError } from "../espalier-error.ts";
import type { RowSummary } from "./stored-rows.ts";

/** Number of faults in a message. */
const SHOWN = 5;

export function tooManyFaults(
  source: string,
  { count, faultCount, faults }: RowSummary,
  tolerance: number,
): EspalierError {
  const shown = faults.slice(0, SHOWN).map(({ place, problem }) => `${place}: ${problem}`);
  return new EspalierError({
    code: "ESPALIER_TOO_MANY_FAULTS",
    message: `${faultCount} of ${count + faultCount} rows cannot be used. The first: ${shown.join("; ")}.`,
    culprit: source,
    allowed: `a share of ${tolerance} of the rows`,
    remedy: "Correct the rows, or raise the stream's option `tolerance`.",
    exitCode: 2,
    environmental: true,
  });
}

export function pictureLost(row: string, picture: string, cause: Error): EspalierError {
  return new EspalierError({
    code: "ESPALIER_PICTURE_LOST",
    message: `The picture ${picture} could be read before and now cannot: ${cause.message}.`,
    culprit: row,
    remedy: "Restore the file, and resume the run.",
    environmental: true,
    cause,
  });
}

export function emptyStep(source: string, step: string, split: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_STEP_WITHOUT_PICTURES",
    message: `The growth step "${step}" has no ${split} examples.`,
    culprit: source,
    allowed: "training examples in each growth step, and search-validation examples in the first one",
    remedy: "Set `steps` to a smaller number, or `heldOut` to a larger share, or add pictures.",
    exitCode: 2,
  });
}

export function tooFewArrivals(source: string, arrivals: number, steps: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TOO_FEW_ARRIVALS",
    message: `${arrivals} different values of the arrival cannot be divided into ${steps} growth steps.`,
    culprit: source,
    allowed: `1 to ${arrivals} growth steps`,
    remedy: `Set \`steps\` to ${arrivals} or fewer.`,
    exitCode: 2,
  });
}

export function noArrivals(source: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NO_ARRIVALS",
    message: 'The stream\'s option `steps` is "each", but the rows have no arrival.',
    culprit: source,
    remedy: "Set `arrival`, which decides when a row arrives, or set `steps` to a number.",
    exitCode: 2,
  });
}

export function unknownPicture(id: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_UNKNOWN_PICTURE",
    message: `The stream has no picture for "${id}".`,
    culprit: id,
    allowed: "examples that the stream itself has returned",
    remedy: "Ask the stream for pictures of its own examples.",
  });
}
