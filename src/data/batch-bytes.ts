import type { Batch } from "../tensor/compile/step.ts";

/** Size of a batch's arrays in bytes. */
export function batchBytes(batch: Batch): number {
  return Object.values(batch).reduce((sum, { data }) => sum + data.byteLength, 0);
}
