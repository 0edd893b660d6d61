import type { ParquetParsers } from "hyparquet";

const decoder = new TextDecoder();

/** Conversions of values. Times become text that sorts by time, and JSON stays text. */
export const PARSERS: Partial<ParquetParsers> = {
  dateFromDays: (days) => timeOf(days * 86_400_000)?.slice(0, 10),
  timestampFromMilliseconds: (time) => timeOf(Number(time)),
  timestampFromMicroseconds: (time) => timeOf(Number(time) / 1e3),
  timestampFromNanoseconds: (time) => timeOf(Number(time) / 1e6),
  jsonFromBytes: (bytes: Uint8Array | undefined) => bytes && decoder.decode(bytes),
};

/** Such as `2026-11-29T12:00:00.000Z`; `undefined` for times that no date has. */
function timeOf(milliseconds: number): string | undefined {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
