import { tooManyFaults } from "./errors.ts";
import type { RowSummary } from "./stored-rows.ts";

/** @throws EspalierError if more than the share `tolerance` of a source's rows have faults. */
export function checkFaults(source: string, summary: RowSummary, tolerance: number): void {
  const { count, faultCount } = summary;
  if (faultCount > tolerance * (count + faultCount)) throw tooManyFaults(source, summary, tolerance);
}
