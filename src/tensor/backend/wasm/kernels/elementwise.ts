import { backend_util, type TensorInfo, util } from "@tensorflow/tfjs-core";
import type { Heap } from "../heap.ts";
import { byteStrides } from "../rearrange.ts";
import type { Replacement } from "../replace-kernel.ts";

/** Minimum size for the routines, which process four numbers at a time. */
const fewest = 4;

/** Kernel for an elementwise function. */
export function map(routine: string): Replacement<"x"> {
  return ({ inputs: { x }, heap }) => {
    const size = util.sizeFromShape(x.shape);
    if (x.dtype !== "float32" || size < fewest) return undefined;
    const result = heap.create(x.shape, x.dtype);
    heap.routines[routine]?.(heap.address(x), heap.address(result), size);
    return result;
  };
}

/** An axis of a result with its stride in bytes in both operands, 0 for a repeated one. */
interface PairedAxis {
  readonly size: number;
  readonly a: number;
  readonly b: number;
}

/** Kernel for an elementwise function of two tensors with broadcasting. */
export function combine(routine: string): Replacement<"a" | "b"> {
  return ({ inputs: { a, b }, heap }) => {
    if (a.dtype !== "float32" || b.dtype !== "float32") return undefined;
    const shape = backend_util.assertAndGetBroadcastShape(a.shape, b.shape);
    const axes = pairedAxes(shape, a, b);
    const inner = axes.at(-1);
    if (inner === undefined || inner.size < fewest || shape.includes(0)) return undefined;
    const result = heap.create(shape, a.dtype);
    combineRows(heap, routine, axes, [heap.address(a), heap.address(b), heap.address(result)]);
    return result;
  };
}

function combineRows(
  heap: Heap,
  routine: string,
  axes: readonly PairedAxis[],
  [a, b, target]: readonly [number, number, number],
): void {
  const [axis, ...rest] = axes as [PairedAxis, ...PairedAxis[]];
  if (rest.length > 1) {
    const bytes = 4 * rest.reduce((size, inner) => size * inner.size, 1);
    for (let index = 0; index < axis.size; index++)
      combineRows(heap, routine, rest, [a + index * axis.a, b + index * axis.b, target + index * bytes]);
    return;
  }
  const [rows, inner] = rest[0] === undefined ? [{ size: 1, a: 0, b: 0 }, axis] : [axis, rest[0]];
  const spread = inner.a === 0 ? "a" : inner.b === 0 ? "b" : "neither";
  heap.routines[`${routine}:${spread}`]?.(a, b, target, rows.size, inner.size, rows.a, rows.b);
}

/** The axes of a broadcast shape; adjacent axes that are contiguous in both operands are merged. */
function pairedAxes(shape: readonly number[], a: TensorInfo, b: TensorInfo): readonly PairedAxis[] {
  const [stepsA, stepsB] = [broadcastSteps(shape, a), broadcastSteps(shape, b)];
  const axes: PairedAxis[] = [];
  for (const [index, size] of shape.entries()) {
    const axis = { size, a: stepsA[index] as number, b: stepsB[index] as number };
    const last = axes.at(-1);
    if (size === 1) continue;
    if (last?.a === size * axis.a && last.b === size * axis.b)
      axes.splice(-1, 1, { ...axis, size: last.size * size });
    else axes.push(axis);
  }
  return axes;
}

/** Bytes from one number to the next along each axis of a shape that a tensor is broadcast to. */
export function broadcastSteps(shape: readonly number[], { shape: own }: TensorInfo): readonly number[] {
  const steps = byteStrides(own);
  const added = shape.length - own.length;
  return shape.map((_, axis) => ((own[axis - added] ?? 1) === 1 ? 0 : (steps[axis - added] as number)));
}
