import type { Batch, BatchArray } from "espalier/tensor";
import { tooFewExamples } from "./errors.ts";

/** The examples of a batch without any input of an earlier one. @throws EspalierError if they are fewer than 2. */
export function distinctExamples(inputs: Batch): Batch {
  const arrays = Object.values(inputs);
  const seen = arrays.map(() => new Set<string>());
  const count = arrays[0]?.shape[0] ?? 0;
  const places = Array.from({ length: count }, (_, place) => place).filter((place) => {
    const rows = arrays.map((array) => rowText(array, place));
    if (rows.some((row, index) => seen[index]!.has(row))) return false;
    rows.forEach((row, index) => seen[index]!.add(row));
    return true;
  });
  if (places.length < 2) throw tooFewExamples(places.length);
  return pick(inputs, places);
}

/** The rows at some places of every array. */
export function pick(batch: Batch, places: readonly number[]): Batch {
  return Object.fromEntries(Object.entries(batch).map(([name, array]) => [name, rowsOf(array, places)]));
}

function rowsOf({ shape, data }: BatchArray, places: readonly number[]): BatchArray {
  const size = data.length / shape[0]!;
  const picked = data.slice(0, places.length * size);
  for (const [index, place] of places.entries())
    picked.set(data.subarray(place * size, (place + 1) * size), index * size);
  return { shape: [places.length, ...shape.slice(1)], data: picked };
}

function rowText({ shape, data }: BatchArray, place: number): string {
  const size = data.length / shape[0]!;
  const row = data.subarray(place * size, (place + 1) * size);
  return Buffer.from(row.buffer, row.byteOffset, row.byteLength).toString("latin1");
}
