import type { Axis, Places } from "./encoding.ts";
import { type Kernel, kernelOf } from "./kernels.ts";

/**
 * Kernel density over a grid: the mean of a product kernel around each point and of one uniform component for unseen
 * places. Ordinal axes have a normal kernel over their places, truncated at the ends and normalised. Other axes have
 * that of Aitchison and Aitken (1976, Biometrika 63): weight 1 - b for the point's own place, b shared by the rest.
 * Bandwidths for n points and d axes: sigma * n^(-1/(d+4)) by Scott's rule, and b = (1 - 1/places) * n^(-2/(d+4)).
 */
export class KernelDensity {
  private readonly axes: readonly Axis[];
  private readonly points: readonly Places[];
  private readonly uniform: number;
  private readonly kernels: readonly Kernel[];
  /** Number of centres, all axes together. */
  private readonly width: number;
  /** Index of each point's centre among those of all axes, `[points, axes]`. */
  private readonly centres: Uint32Array;

  /** @param width factor on all bandwidths. */
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

  /** @param draws uniform in [0, 1), `[1 + axes]`: the first one picks the component. */
  sample(draws: Float64Array): Places {
    const point = Math.floor(draws[0]! * (this.points.length + 1));
    return Float64Array.from(this.axes, ({ values }, axis) => {
      const draw = draws[1 + axis]!;
      if (point === this.points.length) return Math.floor(draw * values.length);
      return this.kernels[axis]!.quantile(point, draw);
    });
  }

  /** Weight of each centre at a point, the axes concatenated. */
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

/** Sum over the rows of `indices` `[points, axes]` of the product of the indexed weights. */
function sumOfProducts(indices: Uint32Array, weights: Float64Array, axes: number): number {
  let sum = 0;
  for (let index = 0; index < indices.length; index += axes) {
    let product = weights[indices[index]!]!;
    for (let axis = 1; axis < axes; axis++) product *= weights[indices[index + axis]!]!;
    sum += product;
  }
  return sum;
}
