import { decodeText, EspalierError, type Measurements, parseJson } from "espalier";
import {
  longName,
  missingMeasurements,
  noJsonObject,
  noNumber,
  refusedOutput,
  tooManyNames,
} from "./errors.ts";
import type { Complaint } from "./run-command.ts";

/** Names that a command may measure, and characters of a name, at most. */
const LIMITS = { names: 1000, name: 200 };

/** How the output is called in messages. */
const LABEL = "standard output";

/**
 * The measurements that a command printed: one JSON object a line, merged in order.
 * @param needed names that have to be among them.
 * @throws EspalierError that says what is wrong with the output.
 */
export function readMeasurements(
  output: Uint8Array,
  needed: readonly string[],
  complaint: Complaint,
): Measurements {
  const measurements = new Map<string, number>();
  for (const [index, line] of decoded(output, complaint).split("\n").entries()) {
    if (line.trim() === "") continue;
    for (const [name, value] of Object.entries(parseObject(line, index + 1, complaint))) {
      if (name.length > LIMITS.name) throw longName(index + 1, name, LIMITS.name, complaint);
      if (typeof value !== "number" || !Number.isFinite(value))
        throw noNumber(index + 1, name, value, complaint);
      measurements.set(name, value);
    }
    if (measurements.size > LIMITS.names) throw tooManyNames(LIMITS.names, complaint);
  }
  const missing = needed.filter((name) => !measurements.has(name));
  if (missing.length > 0) throw missingMeasurements(missing, [...measurements.keys()], complaint);
  return Object.fromEntries(measurements);
}

function decoded(output: Uint8Array, complaint: Complaint): string {
  try {
    return decodeText(output, LABEL);
  } catch (error) {
    throw error instanceof EspalierError ? refusedOutput(error, complaint) : error;
  }
}

function parseObject(line: string, number: number, complaint: Complaint): object {
  let value: unknown;
  try {
    // Any number that it prints is a float.
    ({ value } = parseJson(line, LABEL, { firstLine: number, roundsNumbers: true }));
  } catch (error) {
    if (!(error instanceof EspalierError)) throw error;
    const isSyntax = error.code === "ESPALIER_JSON_SYNTAX";
    throw isSyntax ? noJsonObject(number, line, complaint) : refusedOutput(error, complaint);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw noJsonObject(number, line, complaint);
  return value;
}
