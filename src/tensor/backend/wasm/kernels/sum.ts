import { type MeanAttrs, type SumAttrs, type TensorInfo, util } from "@tensorflow/tfjs-core";
import type { Heap } from "../heap.ts";
import type { Replacement } from "../replace-kernel.ts";

/** Sums over the first axes or over the last ones. */
export const sum: Replacement<"x", SumAttrs> = ({ inputs: { x }, attributes, heap }) =>
  x.dtype === "float32" ? reduce(heap, x, attributes, 1) : undefined;

/** Means over the last axes. */
export const mean: Replacement<"x", MeanAttrs> = ({ inputs: { x }, attributes, heap }) => {
  const axes = util.parseAxisParam(attributes.axis, x.shape);
  const count = axes.reduce((product, axis) => product * (x.shape[axis] as number), 1);
  const areLast = areConsecutive(axes, x.shape.length - axes.length);
  return x.dtype === "float32" && areLast ? reduce(heap, x, attributes, 1 / count) : undefined;
};

/** Sums of columns, for which tfjs' kernel transposes first, or of rows times a factor. */
function reduce(
  heap: Heap,
  x: TensorInfo,
  { axis, keepDims }: SumAttrs,
  factor: number,
): TensorInfo | undefined {
  const axes = util.parseAxisParam(axis, x.shape).toSorted((a, b) => a - b);
  const outer = x.shape.length - axes.length;
  const kept = x.shape.filter((_, index) => !axes.includes(index));
  const [size, numbers] = [util.sizeFromShape(kept), util.sizeFromShape(x.shape)];
  const areLast = areConsecutive(axes, outer);
  if (!areLast && (!areConsecutive(axes, 0) || size < 4) && numbers > 0) return undefined;
  const shape = keepDims ? x.shape.map((size, index) => (axes.includes(index) ? 1 : size)) : kept;
  const result = heap.create(shape, x.dtype);
  const [source, target] = [heap.address(x), heap.address(result)];
  if (numbers === 0) heap.view(result).fill(0);
  else if (areLast) heap.routines["rowSums"]?.(source, target, size, numbers / size, bitsOf(factor));
  else heap.routines["columnSums"]?.(source, target, numbers / size, size);
  return result;
}

function areConsecutive(axes: readonly number[], first: number): boolean {
  return axes.every((axis, index) => axis === first + index);
}

/** The bits of a float, since routines only take integers. */
function bitsOf(value: number): number {
  return new Int32Array(Float32Array.of(value).buffer)[0] as number;
}
