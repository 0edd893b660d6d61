import type { DataFaults, Split } from "../data/data-stream.ts";
import type { PictureArrivals } from "./picture-arrivals.ts";
import type { StoredRows } from "./stored-rows.ts";

/** The rows that arrive at a step, from 1. @throws RangeError for a step that does not exist. */
export function rowsAt({ steps }: PictureArrivals, step: number, split: Split): Int32Array {
  const arrival = steps[step - 1];
  if (arrival === undefined) throw new RangeError(`no step ${step} in a stream of ${steps.length}`);
  return arrival[split];
}

/** The faults of a whole source at the first step, since it is read in one go; none later. */
export function faultsAt({ summary }: Pick<StoredRows, "summary">, step: number): DataFaults {
  return step === 1 ? { count: summary.faultCount, first: summary.faults } : { count: 0, first: [] };
}
