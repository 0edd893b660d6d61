import type { Heap } from "./heap.ts";

/** An axis with its strides in bytes in source and target. */
export interface Stride {
  readonly size: number;
  readonly from: number;
  readonly to: number;
}

const word = 4;

/**
 * Copies four-byte numbers into another memory layout.
 * @param axes axes in the target's order, outermost first; the last one is contiguous there
 */
export function rearrange(heap: Heap, source: number, target: number, axes: readonly Stride[]): void {
  if (axes.some(({ size }) => size === 0)) return;
  const merged = mergeAxes(axes);
  const inner = merged.at(-1) ?? { size: 1, from: word, to: word };
  const crossing = crossingAxis(merged);
  const outer = merged.slice(0, -1).filter((axis) => axis !== crossing);
  const move = inner.from === word ? copyRows : transpose;
  forEachPlace(outer, source, target, (from, to) => move(heap, from, to, inner, crossing));
}

/** The axis that is processed together with the last one: the contiguous one of the source, else the second-last. */
function crossingAxis(axes: readonly Stride[]): Stride {
  const others = axes.slice(0, -1);
  return others.find(({ from }) => from === word) ?? others.at(-1) ?? { size: 1, from: 0, to: 0 };
}

function copyRows({ routines }: Heap, source: number, target: number, inner: Stride, rows: Stride): void {
  routines["copyRows"]?.(source, target, rows.size, word * inner.size, rows.from, rows.to);
}

function transpose({ routines }: Heap, source: number, target: number, inner: Stride, columns: Stride): void {
  if (inner.size >= 4)
    routines["transpose"]?.(source, target, inner.size, columns.size, inner.from, columns.from, columns.to);
  else
    for (let index = 0; index < inner.size; index++)
      routines["copyNumbers"]?.(
        source + index * inner.from,
        target + index * word,
        columns.size,
        columns.from,
        columns.to,
      );
}

/** Drops axes of size 1 and merges axes that stay adjacent. */
function mergeAxes(axes: readonly Stride[]): readonly Stride[] {
  const merged: Stride[] = [];
  for (const axis of axes) {
    const last = merged.at(-1);
    if (axis.size === 1) continue;
    if (last?.from === axis.size * axis.from && last.to === axis.size * axis.to)
      merged.splice(-1, 1, { ...axis, size: last.size * axis.size });
    else merged.push(axis);
  }
  return merged;
}

function forEachPlace(
  [axis, ...rest]: readonly Stride[],
  source: number,
  target: number,
  visit: (source: number, target: number) => void,
): void {
  if (axis === undefined) return visit(source, target);
  for (let index = 0; index < axis.size; index++)
    forEachPlace(rest, source + index * axis.from, target + index * axis.to, visit);
}

/** Strides in bytes of a dense array of four-byte numbers. */
export function byteStrides(shape: readonly number[]): readonly number[] {
  const strides: number[] = [];
  let stride = word;
  for (const size of shape.toReversed()) {
    strides.unshift(stride);
    stride *= size;
  }
  return strides;
}
