import type { TrialAxis } from "./dimension-axes.ts";

/** Pixels of a drawing, and of its margins. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  readonly side: number;
}

/** Style of a line by its place in the order of drawing. */
export interface LineColours {
  readonly at: (index: number) => {
    readonly colour: string;
    readonly width: number;
    readonly opacity: number;
  };
}

/** Largest shift of a line, as a share of an axis, so that equal values do not hide each other. */
const SHIFT = 0.015;

/** Largest distance in pixels at which a line is near a point. */
const NEAR = 24;

/** Draws lines across axes. @param order the lines that are drawn, the last one on top. */
export function drawLines(
  canvas: HTMLCanvasElement,
  size: Size,
  axes: readonly TrialAxis[],
  order: readonly number[],
  colours: LineColours,
): void {
  const { width, height } = size;
  const scale = devicePixelRatio;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d")!;
  context.scale(scale, scale);
  context.lineJoin = "round";
  for (const [index, line] of order.entries()) {
    const { colour, width: thickness, opacity } = colours.at(index);
    context.strokeStyle = colour;
    context.lineWidth = thickness;
    context.globalAlpha = opacity;
    context.beginPath();
    axes.forEach((_, axis) => context.lineTo(xOf(size, axes.length, axis), yOf(size, axes, axis, line)));
    context.stroke();
  }
}

/** The line nearest to a point between two axes, if it is near. */
export function lineNearest(
  size: Size,
  axes: readonly TrialAxis[],
  order: readonly number[],
  [x, y]: readonly [x: number, y: number],
): number | undefined {
  if (axes.length < 2) return undefined;
  const along = ((x - size.side) / (size.width - 2 * size.side)) * (axes.length - 1);
  const axis = Math.min(axes.length - 2, Math.max(0, Math.floor(along)));
  const share = Math.min(1, Math.max(0, along - axis));
  let nearest: number | undefined;
  let least = NEAR;
  for (const line of order) {
    const [from, to] = [yOf(size, axes, axis, line), yOf(size, axes, axis + 1, line)];
    const distance = Math.abs(from + share * (to - from) - y);
    if (distance <= least) [nearest, least] = [line, distance];
  }
  return nearest;
}

/** Horizontal position of an axis in pixels. @param count of axes. */
export function xOf({ width, side }: Size, count: number, axis: number): number {
  return side + ((width - 2 * side) * axis) / Math.max(1, count - 1);
}

/** Vertical position in pixels of a place on an axis, from 0 at its lower end to 1. */
export function heightOf({ height, top, bottom }: Size, place: number): number {
  return height - bottom - (height - top - bottom) * place;
}

function yOf(size: Size, axes: readonly TrialAxis[], axis: number, line: number): number {
  // Multiples of the golden ratio are spread evenly.
  const shift = SHIFT * (2 * ((line * 0.618034) % 1) - 1);
  return heightOf(size, axes[axis]!.places[line]! + shift);
}
