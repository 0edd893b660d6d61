import type { EspalierError, Measurements } from "espalier";
import { missingMeasurements, noJsonObject, noNumber } from "./errors.ts";

/**
 * The measurements that a command printed: one JSON object a line, merged in order.
 * @param needed names that have to be among them.
 * @throws EspalierError that says what is wrong with the output.
 */
export function readMeasurements(output: string, needed: readonly string[], complaint: string): Measurements {
  const measurements: Record<string, number> = {};
  for (const [index, line] of output.split("\n").entries()) {
    if (line.trim() === "") continue;
    for (const [name, value] of Object.entries(
      parseObject(line) ?? raise(noJsonObject(index + 1, line, complaint)),
    )) {
      if (typeof value !== "number" || !Number.isFinite(value))
        throw noNumber(index + 1, name, value, complaint);
      measurements[name] = value;
    }
  }
  const missing = needed.filter((name) => !Object.hasOwn(measurements, name));
  if (missing.length > 0) throw missingMeasurements(missing, Object.keys(measurements), complaint);
  return measurements;
}

function parseObject(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function raise(error: EspalierError): never {
  throw error;
}
