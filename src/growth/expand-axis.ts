import { type NdArray, sizeOf } from "../tensor/parameter-tree.ts";

/** An axis of an array. */
export interface AxisPlace {
  readonly axis: number;
  /** Number of consecutive copies of the axis. */
  readonly copies: number;
}

/**
 * Expands an array along an axis: each entry is an old one times a factor.
 * @param from for each entry of the result, the index of the old one, or -1.
 * @param factors as long as `from`.
 * @param added content of entries without an old one.
 */
export function expandAxis(
  array: NdArray,
  { axis, copies }: AxisPlace,
  from: Int32Array,
  factors: Float64Array,
  added: "mean" | "zero",
): NdArray {
  const size = (array.shape[axis] as number) / copies;
  const shape = array.shape.with(axis, from.length * copies);
  const outer = sizeOf(array.shape.slice(0, axis)) * copies;
  const inner = sizeOf(array.shape.slice(axis + 1));
  const data = new Float32Array(sizeOf(shape));
  for (let block = 0; block < outer; block++) {
    const old = array.data.subarray(block * size * inner, (block + 1) * size * inner);
    const mean = added === "mean" && from.includes(-1) ? meanRow(old, size, inner) : undefined;
    for (let entry = 0; entry < from.length; entry++) {
      const source = from[entry] as number;
      const start = (block * from.length + entry) * inner;
      const row = source < 0 ? mean : old;
      const first = source < 0 ? 0 : source * inner;
      const factor = source < 0 ? 1 : (factors[entry] as number);
      if (row === undefined) continue;
      for (let index = 0; index < inner; index++)
        data[start + index] = (row[first + index] as number) * factor;
    }
  }
  return { shape, data };
}

/** A copy in which the entries without an old one (`from` is -1) are those of `other`, of the same shape. */
export function replaceAdded(
  array: NdArray,
  { axis, copies }: AxisPlace,
  from: Int32Array,
  other: NdArray,
): NdArray {
  const outer = sizeOf(array.shape.slice(0, axis)) * copies;
  const inner = sizeOf(array.shape.slice(axis + 1));
  const data = array.data.slice();
  for (let block = 0; block < outer; block++)
    for (let entry = 0; entry < from.length; entry++) {
      if ((from[entry] as number) >= 0) continue;
      const start = (block * from.length + entry) * inner;
      for (let index = start; index < start + inner; index++) data[index] = other.data[index] as number;
    }
  return { shape: array.shape, data };
}

function meanRow(rows: Float32Array, count: number, width: number): Float64Array {
  const mean = new Float64Array(width);
  for (let row = 0; row < count; row++)
    for (let column = 0; column < width; column++)
      mean[column] = (mean[column] as number) + (rows[row * width + column] as number) / count;
  return mean;
}
