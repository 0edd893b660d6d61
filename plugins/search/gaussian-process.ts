import { choleskyOf, solveLower, solveTransposed } from "./cholesky.ts";
import type { Axis, Places } from "./encoding.ts";

/** Points that the kernel's length and the noise are chosen on, at most. */
const CALIBRATION = 64;

/** Of the kernel, in axes: how many have to differ altogether for a correlation of 1 / e. */
const LENGTHS = [0.5, 1, 2, 4, 8];

/** Variances of what the kernel does not explain, as a share of what it does. */
const NOISES = [0.01, 0.1, 0.5];

interface Kernel {
  readonly length: number;
  readonly noise: number;
}

interface Fit {
  readonly factor: Float64Array;
  /** What the factor makes of the targets: L x = y. */
  readonly whitened: Float64Array;
}

/** What is expected of a point, and how sure that is. */
export interface Prediction {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * A Gaussian process over places with mean 0 (Rasmussen and Williams 2006, chapters 2 and 5). The correlation of two
 * points falls exponentially with their distance, the sum over the axes of 1 where they differ, or on ordinal axes the
 * share of the axis between them. Length and noise are those of a small grid with the largest marginal likelihood, the
 * variance being the best one for each.
 */
export class GaussianProcess {
  private readonly axes: readonly Axis[];
  private readonly points: readonly Places[];
  private readonly kernel: Kernel;
  private readonly factor: Float64Array;
  private readonly weights: Float64Array;
  private readonly variance: number;

  /** @param points and targets, as many; of many points the first ones decide on length and noise. */
  constructor(axes: readonly Axis[], points: readonly Places[], targets: Float64Array) {
    this.axes = axes;
    this.points = points;
    const some = Math.min(points.length, CALIBRATION);
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

/** But for a constant, at the most likely variance. */
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
