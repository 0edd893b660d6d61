import { choleskyOf, solveLower, solveTransposed } from "./cholesky.ts";
import type { Axis, Places } from "./encoding.ts";

/** Largest number of points used to choose the kernel's length and the noise. */
const CALIBRATION_POINTS = 64;

/** Length scales of the kernel: the number of differing axes at which the correlation is 1 / e. */
const LENGTHS = [0.5, 1, 2, 4, 8];

/** Noise variances, as a share of the variance that the kernel explains. */
const NOISES = [0.01, 0.1, 0.5];

interface Kernel {
  readonly length: number;
  readonly noise: number;
}

interface Fit {
  readonly factor: Float64Array;
  /** Solution x of L x = targets. */
  readonly whitened: Float64Array;
}

/** Posterior mean and standard deviation at a point. */
export interface Prediction {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * A Gaussian process over places with mean 0 (Rasmussen and Williams 2006, chapters 2 and 5). The correlation of two
 * points falls exponentially with their distance. The distance is a sum over the axes: 1 where the points differ, or on
 * ordinal axes the share of the axis between them. Length and noise maximise the marginal likelihood over a small grid,
 * each pair with its best variance.
 */
export class GaussianProcess {
  private readonly axes: readonly Axis[];
  private readonly points: readonly Places[];
  private readonly kernel: Kernel;
  private readonly factor: Float64Array;
  private readonly weights: Float64Array;
  private readonly variance: number;

  /** @param points `[targets.length]`; length and noise are chosen on the first `CALIBRATION_POINTS`. */
  constructor(axes: readonly Axis[], points: readonly Places[], targets: Float64Array) {
    this.axes = axes;
    this.points = points;
    const some = Math.min(points.length, CALIBRATION_POINTS);
    this.kernel = mostLikely(distancesOf(axes, points.slice(0, some)), targets.slice(0, some));
    const { factor, whitened } = fit(distancesOf(axes, points), targets, this.kernel)!;
    this.factor = factor;
    this.weights = solveTransposed(factor, whitened);
    this.variance = varianceOf(whitened);
  }

  predict(point: Places): Prediction {
    const correlations = Float64Array.from(this.points, (other) =>
      Math.exp(-distance(this.axes, point, other) / this.kernel.length),
    );
    const explained = solveLower(this.factor, correlations);
    return {
      mean: dot(correlations, this.weights),
      deviation: Math.sqrt(this.variance * Math.max(0, 1 - dot(explained, explained))),
    };
  }
}

function mostLikely(distances: Float64Array, targets: Float64Array): Kernel {
  let best: Kernel & { likelihood: number } = { length: 2, noise: 0.1, likelihood: -Infinity };
  for (const length of LENGTHS)
    for (const noise of NOISES) {
      const fitted = fit(distances, targets, { length, noise });
      const likelihood = fitted === undefined ? -Infinity : logLikelihood(fitted);
      if (likelihood > best.likelihood) best = { length, noise, likelihood };
    }
  return best;
}

/** @param distances `[points, points]`. */
function fit(distances: Float64Array, targets: Float64Array, { length, noise }: Kernel): Fit | undefined {
  const size = targets.length;
  const matrix = distances.map((one) => Math.exp(-one / length));
  for (let row = 0; row < size; row++) matrix[row * (size + 1)]! += noise;
  const factor = choleskyOf(matrix, size);
  return factor && { factor, whitened: solveLower(factor, targets) };
}

function distancesOf(axes: readonly Axis[], points: readonly Places[]): Float64Array {
  const size = points.length;
  const distances = new Float64Array(size * size);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < row; column++)
      distances[row * size + column] = distance(axes, points[row]!, points[column]!);
  return distances;
}

/** Marginal log-likelihood up to a constant, at the most likely variance. */
function logLikelihood({ factor, whitened }: Fit): number {
  const size = whitened.length;
  let logDeterminant = 0;
  for (let row = 0; row < size; row++) logDeterminant += Math.log(factor[row * (size + 1)]!);
  return -logDeterminant - (size / 2) * Math.log(varianceOf(whitened));
}

function varianceOf(whitened: Float64Array): number {
  return Math.max(1e-12, dot(whitened, whitened) / whitened.length);
}

function distance(axes: readonly Axis[], one: Places, other: Places): number {
  let sum = 0;
  for (let axis = 0; axis < axes.length; axis++) {
    const difference = Math.abs(one[axis]! - other[axis]!);
    if (difference === 0) continue;
    const { ordinal, values } = axes[axis]!;
    sum += ordinal ? difference / (values.length - 1) : 1;
  }
  return sum;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++) sum += one[index]! * other[index]!;
  return sum;
}
