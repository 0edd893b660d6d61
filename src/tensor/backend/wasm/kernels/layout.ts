import {
  backend_util,
  type GatherV2Attrs,
  slice_util,
  type SliceAttrs,
  type SplitVAttrs,
  type TensorInfo,
  type TransposeAttrs,
  util,
} from "@tensorflow/tfjs-core";
import type { Heap } from "../heap.ts";
import { byteStrides, rearrange } from "../rearrange.ts";
import { hasWords, type Replacement } from "../replace-kernel.ts";

/** Identity without a copy, unlike tfjs' kernel. */
export const identity: Replacement<"x"> = ({ inputs: { x }, heap }) =>
  x.dtype === "string" ? undefined : heap.share(x, x.shape);

/** Transpose by blocks; tfjs' kernel moves single numbers. */
export const transpose: Replacement<"x", TransposeAttrs> = ({
  inputs: { x },
  attributes: { perm },
  heap,
}) => {
  if (!hasWords(x) && !isEmpty(x)) return undefined;
  const result = heap.create(
    perm.map((axis) => x.shape[axis] as number),
    x.dtype,
  );
  const from = byteStrides(x.shape);
  const to = byteStrides(result.shape);
  const axes = perm.map((axis, index) => ({
    size: x.shape[axis] as number,
    from: from[axis] as number,
    to: to[index] as number,
  }));
  rearrange(heap, heap.address(x), heap.address(result), axes);
  return result;
};

/** Slice of a tensor; tfjs' kernel first copies the whole tensor. */
export const slice: Replacement<"x", SliceAttrs> = ({ inputs: { x }, attributes, heap }) => {
  if (!hasWords(x)) return undefined;
  const [begin, size] = slice_util.parseSliceParams(x as never, attributes.begin, attributes.size) as [
    number[],
    number[],
  ];
  slice_util.assertParamsValid(x as never, begin, size);
  return part(heap, x, begin, size);
};

/** Split of a tensor along an axis; tfjs' kernel copies the whole tensor for each part. */
export const split: Replacement<"x", SplitVAttrs> = ({ inputs: { x }, attributes, heap }) => {
  if (!hasWords(x)) return undefined;
  const [axis = 0] = util.parseAxisParam(attributes.axis, x.shape);
  const sizes = backend_util.prepareSplitSize(x as never, attributes.numOrSizeSplits, axis);
  let start = 0;
  return sizes.map((size) => {
    const begin = x.shape.map(() => 0).with(axis, start);
    start += size;
    return part(heap, x, begin, x.shape.with(axis, size));
  });
};

function part(heap: Heap, x: TensorInfo, begin: readonly number[], size: readonly number[]): TensorInfo {
  const result = heap.create(size, x.dtype);
  const from = byteStrides(x.shape);
  const to = byteStrides(size);
  const offset = begin.reduce((sum, start, axis) => sum + start * (from[axis] as number), 0);
  const axes = size.map((size, axis) => ({ size, from: from[axis] as number, to: to[axis] as number }));
  rearrange(heap, heap.address(x) + offset, heap.address(result), axes);
  return result;
}

/** Gather of rows along the first axis. */
export const gather: Replacement<"x" | "indices", GatherV2Attrs> = ({ inputs, attributes, heap }) => {
  const { x, indices } = inputs;
  const [axis] = util.parseAxisParam(attributes.axis, x.shape);
  const [rows = 0, ...row] = x.shape;
  if (!hasWords(x) || indices.dtype !== "int32" || axis !== 0 || attributes.batchDims !== 0) return undefined;
  const chosen = heap.view(indices);
  if (chosen.some((index) => index < 0 || index >= rows)) return undefined; // tfjs' kernel reports it
  const result = heap.create([...indices.shape, ...row], x.dtype);
  const bytes = 4 * util.sizeFromShape(row);
  const [source, target] = [heap.address(x), heap.address(result)];
  heap.view(indices).forEach((index, place) => {
    heap.routines["copyRows"]?.(source + index * bytes, target + place * bytes, 1, bytes, 0, 0);
  });
  return result;
};

function isEmpty({ dtype, shape }: TensorInfo): boolean {
  return dtype !== "string" && shape.includes(0);
}
