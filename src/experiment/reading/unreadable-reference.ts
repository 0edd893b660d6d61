import { EspalierError } from "../../espalier-error.ts";
import type { Problem } from "../../json/problem.ts";

/** Codes of errors about a file as such, whatever it holds. */
const UNREADABLE: readonly string[] = [
  "ESPALIER_FILE_MISSING",
  "ESPALIER_FILE_UNREADABLE",
  "ESPALIER_NOT_A_FILE",
  "ESPALIER_TEXT_TOO_LONG",
];

/**
 * Reason why a file that an experiment names cannot be read, as a problem of the experiment.
 * @throws every other error, which has its place in that file.
 */
export function unreadableReference(pointer: string, error: unknown): Problem {
  if (!(error instanceof EspalierError) || !UNREADABLE.includes(error.code)) throw error;
  const { message, allowed } = error;
  return { pointer, message, ...(allowed !== undefined && { allowed }) };
}
