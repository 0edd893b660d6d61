import { decodeText, EspalierError, type Measurements, parseJson } from "espalier";
import {
  longName,
  missingMeasurements,
  noJsonObject,
  noNumber,
  refusedOutput,
  tooManyNames,
} from "./errors.ts";
import type { StandardError } from "./run-command.ts";

/** Largest number of measurements, and of characters of a name. */
const LIMITS = { names: 1000, name: 200 };

/** Name of the output in messages. */
const LABEL = "standard output";

/**
 * Parses the measurements that a command printed: one JSON object per line, merged in order.
 * @param needed required names.
 * @throws EspalierError for malformed output or missing measurements.
 */
export function readMeasurements(
  output: Uint8Array,
  needed: readonly string[],
  standardError: StandardError,
): Measurements {
  const measurements = new Map<string, number>();
  for (const [index, line] of decoded(output, standardError).split("\n").entries()) {
    if (line.trim() === "") continue;
    for (const [name, value] of Object.entries(parseObject(line, index + 1, standardError))) {
      if (name.length > LIMITS.name) throw longName(index + 1, name, LIMITS.name, standardError);
      if (typeof value !== "number" || !Number.isFinite(value))
        throw noNumber(index + 1, name, value, standardError);
      measurements.set(name, value);
    }
    if (measurements.size > LIMITS.names) throw tooManyNames(LIMITS.names, standardError);
  }
  const missing = needed.filter((name) => !measurements.has(name));
  if (missing.length > 0) throw missingMeasurements(missing, [...measurements.keys()], standardError);
  return Object.fromEntries(measurements);
}

function decoded(output: Uint8Array, standardError: StandardError): string {
  try {
    return decodeText(output, LABEL);
  } catch (error) {
    throw error instanceof EspalierError ? refusedOutput(error, standardError) : error;
  }
}

function parseObject(line: string, number: number, standardError: StandardError): object {
  let value: unknown;
  try {
    // Printed numbers are floats.
    ({ value } = parseJson(line, LABEL, { firstLine: number, roundsNumbers: true }));
  } catch (error) {
    if (!(error instanceof EspalierError)) throw error;
    const isSyntax = error.code === "ESPALIER_JSON_SYNTAX";
    throw isSyntax ? noJsonObject(number, line, standardError) : refusedOutput(error, standardError);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw noJsonObject(number, line, standardError);
  return value;
}
