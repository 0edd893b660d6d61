import type { Axis, Places } from "./encoding.ts";
import { type Kernel, kernelOf } from "./kernels.ts";

/**
 * The density of some points over a grid: the mean of a product kernel around each point and of one uniform component
 * that stands for what has not been seen. Ordinal axes have a normal kernel over their places, cut off at the ends and
 * normalised there; the others have Aitchison and Aitken's (1976, Biometrika 63), which keeps 1 - b for the point's own
 * place and shares b among the rest. Bandwidths follow the number n of points and d of axes: sigma * n^(-1/(d+4)) by
 * Scott's rule, and b = (1 - 1/places) * n^(-2/(d+4)).
 */
export class KernelDensity {
  private readonly axes: readonly Axis[];
  private readonly points: readonly Places[];
  private readonly uniform: number;
  private readonly kernels: readonly Kernel[];
  /** Centres of all axes. */
  private readonly width: number;
  /** The points' centres if those of all axes lie in a row, `[points, axes]`. */
  private readonly centres: Uint32Array;

  /** @param width a factor of all bandwidths. */
  constructor(axes: readonly Axis[], points: readonly Places[], width: number) {
    this.axes = axes;
    this.points = points;
    this.uniform = axes.reduce((product, { values }) => product / values.length, 1);
    this.kernels = axes.map((_, index) => kernelOf(axes, index, points, width));
    this.width = this.kernels.reduce((sum, { centres }) => sum + centres, 0);
    this.centres = inOneRow(points.length, this.kernels);
  }

  /** The density at a point. */
  at(point: Places): number {
    const sum = sumOfProducts(this.centres, this.weightsAt(point), this.axes.length);
    return (this.uniform + sum) / (this.points.length + 1);
  }

  /** @param draws uniform in [0, 1), `[1 + axes]`: the first picks the component. */
  sample(draws: Float64Array): Places {
    const point = Math.floor(draws[0]! * (this.points.length + 1));
    return Float64Array.from(this.axes, ({ values }, axis) => {
      const draw = draws[1 + axis]!;
      if (point === this.points.length) return Math.floor(draw * values.length);
      return this.kernels[axis]!.quantile(point, draw);
    });
  }

  /** What each centre of each axis gives to a point, all axes in a row. */
  private weightsAt(point: Places): Float64Array {
    const weights = new Float64Array(this.width);
    let start = 0;
    for (let axis = 0; axis < this.axes.length; axis++) {
      const kernel = this.kernels[axis]!;
      kernel.weigh(point[axis]!, weights, start);
      start += kernel.centres;
    }
    return weights;
  }
}

function inOneRow(points: number, kernels: readonly Kernel[]): Uint32Array {
  const row = new Uint32Array(points * kernels.length);
  let start = 0;
  for (let axis = 0; axis < kernels.length; axis++) {
    const kernel = kernels[axis]!;
    for (let point = 0, index = axis; point < points; point++, index += kernels.length)
      row[index] = start + kernel.centreOf(point);
    start += kernel.centres;
  }
  return row;
}

/** Over the rows of `[points, axes]` indices: the sum of the products of what they point at. */
function sumOfProducts(indices: Uint32Array, weights: Float64Array, axes: number): number {
  let sum = 0;
  for (let index = 0; index < indices.length; index += axes) {
    let product = weights[indices[index]!]!;
    for (let axis = 1; axis < axes; axis++) product *= weights[indices[index + axis]!]!;
    sum += product;
  }
  return sum;
}
