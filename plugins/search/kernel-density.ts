import type { Axis, Places } from "./encoding.ts";

/** The narrowest kernel of an ordinal axis, in places: a neighbour has then a 250th of the centre's weight. */
const NARROWEST = 0.3;

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
  /** By axis, `[centres, places]`. */
  private readonly kernels: readonly Float64Array[];
  /** Where the centres of an axis begin if all axes lie in a row. */
  private readonly starts: readonly number[];
  /** Length of that row. */
  private readonly width: number;
  /** The points' centres in that row, `[points, axes]`. */
  private readonly centres: Uint32Array;

  /** @param width a factor of all bandwidths. */
  constructor(axes: readonly Axis[], points: readonly Places[], width: number) {
    this.axes = axes;
    this.points = points;
    this.uniform = axes.reduce((product, { values }) => product / values.length, 1);
    this.starts = axes.map((_, index) =>
      axes.slice(0, index).reduce((sum, { values }) => sum + values.length, 0),
    );
    this.width = axes.reduce((sum, { values }) => sum + values.length, 0);
    this.centres = inOneRow(points, this.starts);
    this.kernels = axes.map((axis, index) =>
      axis.ordinal
        ? normalKernel(axis.values.length, width * scottWidth(points, index, axes.length))
        : sharedKernel(axis.values.length, width * points.length ** (-2 / (axes.length + 4))),
    );
  }

  /** The density at a point. */
  at(point: Places): number {
    const sum = sumOfProducts(this.centres, this.weightsAt(point), this.axes.length);
    return (this.uniform + sum) / (this.points.length + 1);
  }

  /** @param draws uniform in [0, 1), `[1 + axes]`: the first picks the component. */
  sample(draws: Float64Array): Places {
    const centre = this.points[Math.floor(draws[0]! * (this.points.length + 1))];
    return Uint16Array.from(this.axes, ({ values }, axis) => {
      const draw = draws[1 + axis]!;
      if (centre === undefined) return Math.floor(draw * values.length);
      return quantile(this.kernels[axis]!, centre[axis]! * values.length, values.length, draw);
    });
  }

  /** What each centre of each axis gives to a point, all axes in a row. */
  private weightsAt(point: Places): Float64Array {
    const weights = new Float64Array(this.width);
    let index = 0;
    for (let axis = 0; axis < this.axes.length; axis++) {
      const kernel = this.kernels[axis]!;
      const size = this.axes[axis]!.values.length;
      for (let centre = 0; centre < size; centre++) weights[index++] = kernel[centre * size + point[axis]!]!;
    }
    return weights;
  }
}

function inOneRow(points: readonly Places[], starts: readonly number[]): Uint32Array {
  const row = new Uint32Array(points.length * starts.length);
  let index = 0;
  for (const point of points)
    for (let axis = 0; axis < starts.length; axis++) row[index++] = starts[axis]! + point[axis]!;
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

function scottWidth(points: readonly Places[], axis: number, axes: number): number {
  let [sum, squares] = [0, 0];
  for (const point of points) {
    sum += point[axis]!;
    squares += point[axis]! ** 2;
  }
  const variance = Math.max(0, squares / points.length - (sum / points.length) ** 2);
  return Math.sqrt(variance) * points.length ** (-1 / (axes + 4));
}

function normalKernel(size: number, width: number): Float64Array {
  const scale = 2 * Math.max(NARROWEST, width) ** 2;
  const weights = Float64Array.from({ length: size }, (_, distance) => Math.exp(-(distance ** 2) / scale));
  const kernel = new Float64Array(size * size);
  for (let centre = 0; centre < size; centre++) {
    let sum = 0;
    for (let place = 0; place < size; place++) sum += weights[Math.abs(place - centre)]!;
    for (let place = 0; place < size; place++)
      kernel[centre * size + place] = weights[Math.abs(place - centre)]! / sum;
  }
  return kernel;
}

/** @param share of the uniform distribution in the kernel. */
function sharedKernel(size: number, share: number): Float64Array {
  const rest = Math.min(1, share) / size;
  const kernel = new Float64Array(size * size).fill(rest);
  for (let centre = 0; centre < size; centre++) kernel[centre * (size + 1)] = 1 - rest * (size - 1);
  return kernel;
}

/** The place at which the cumulative weights from `start` on pass a draw. */
function quantile(weights: Float64Array, start: number, size: number, draw: number): number {
  let rest = draw;
  for (let place = 0; place < size - 1; place++) {
    rest -= weights[start + place]!;
    if (rest < 0) return place;
  }
  return size - 1;
}
