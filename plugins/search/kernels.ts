import { normalCumulative } from "espalier";
import type { Axis, Places } from "./encoding.ts";

/** One axis of a kernel density: the weight that each point gives to each place. */
export interface Kernel {
  /** Number of centres. Points with equal weights share a centre. */
  readonly centres: number;
  /** The centre of a point, from 0 to `centres - 1`. */
  centreOf(point: number): number;
  /** Writes the weight of each centre at a place, from `start` on. */
  weigh(place: number, weights: Float64Array, start: number): void;
  /** The place at which the cumulative weights of a point exceed a draw in [0, 1). */
  quantile(point: number, draw: number): number;
}

/** Longest axis whose weights are tabulated, one per pair of places. */
const TABULATED = 1000;

/** Smallest bandwidth on a tabulated axis, in places: a neighbour then has 1/250 of the centre's weight. */
const NARROWEST = 0.3;

/** The points' places on one axis. */
class Column {
  readonly length: number;
  private readonly points: readonly Places[];
  private readonly axis: number;

  constructor(points: readonly Places[], axis: number) {
    this.length = points.length;
    this.points = points;
    this.axis = axis;
  }

  at(point: number): number {
    return this.points[point]![this.axis]!;
  }
}

/** The kernel of one axis. @param width factor on its bandwidth. */
export function kernelOf(
  axes: readonly Axis[],
  index: number,
  points: readonly Places[],
  width: number,
): Kernel {
  const { ordinal, values } = axes[index]!;
  const column = new Column(points, index);
  const exponent = -1 / (axes.length + 4);
  if (!ordinal) return new CategoricalKernel(values.length, column, width * points.length ** (2 * exponent));
  const scott = points.length ** exponent;
  if (values.length <= TABULATED)
    return new NormalKernel(
      values.length,
      column,
      Math.max(NARROWEST, width * (deviationOf(column) * scott)),
    );
  const narrowest = narrowestOfLong(values.length, points.length);
  const bandwidth = width * deviationOf(column, column.length === 0 ? 0 : column.at(0)) * scott;
  return new LongNormalKernel(values.length, column, Math.max(narrowest, bandwidth));
}

/**
 * Smallest bandwidth on a long axis, as in Bergstra's hyperopt. Without it, the search would never leave the
 * surroundings of a few good points, since a long axis always has new places near them.
 */
function narrowestOfLong(size: number, points: number): number {
  return size / Math.min(100, 1 + points);
}

/** Aitchison and Aitken's kernel: equal weights for all places but the point's own. */
class CategoricalKernel implements Kernel {
  readonly centres: number;
  private readonly column: Column;
  private readonly own: number;
  private readonly other: number;

  /** @param share of the uniform distribution in the kernel. */
  constructor(size: number, column: Column, share: number) {
    this.centres = size;
    this.column = column;
    this.other = Math.min(1, share) / size;
    this.own = 1 - this.other * (size - 1);
  }

  centreOf(point: number): number {
    return this.column.at(point);
  }

  weigh(place: number, weights: Float64Array, start: number): void {
    for (let centre = 0; centre < this.centres; centre++) weights[start + centre] = this.other;
    weights[start + place] = this.own;
  }

  quantile(point: number, draw: number): number {
    const centre = this.column.at(point);
    return quantile(this.centres, draw, (place) => (place === centre ? this.own : this.other));
  }
}

/** Normal kernel around the point, tabulated. */
class NormalKernel implements Kernel {
  readonly centres: number;
  private readonly column: Column;
  /** `[centres, places]`. */
  private readonly table: Float64Array;

  constructor(size: number, column: Column, width: number) {
    this.centres = size;
    this.column = column;
    this.table = tableOf(size, 2 * width ** 2);
  }

  centreOf(point: number): number {
    return this.column.at(point);
  }

  weigh(place: number, weights: Float64Array, start: number): void {
    for (let centre = 0; centre < this.centres; centre++)
      weights[start + centre] = this.table[centre * this.centres + place]!;
  }

  quantile(point: number, draw: number): number {
    const start = this.column.at(point) * this.centres;
    return quantile(this.centres, draw, (place) => this.table[start + place]!);
  }
}

/** Normal kernel by formula, for any number of places. */
class LongNormalKernel implements Kernel {
  readonly centres: number;
  private readonly size: number;
  private readonly column: Column;
  private readonly width: number;
  /** Sum of the unnormalised weights of each point. */
  private readonly sums: readonly number[];

  constructor(size: number, column: Column, width: number) {
    this.centres = column.length;
    this.size = size;
    this.column = column;
    this.width = width;
    this.sums = Array.from({ length: column.length }, (_, point) => this.sumUpTo(size - 1, column.at(point)));
  }

  centreOf(point: number): number {
    return point;
  }

  weigh(place: number, weights: Float64Array, start: number): void {
    for (let point = 0; point < this.centres; point++)
      weights[start + point] = this.weight(place - this.column.at(point)) / this.sums[point]!;
  }

  quantile(point: number, draw: number): number {
    const centre = this.column.at(point);
    const wanted = draw * this.sums[point]!;
    let [low, high] = [0, this.size - 1];
    while (low < high) {
      const middle = low + Math.floor((high - low) / 2);
      if (this.sumUpTo(middle, centre) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private weight(distance: number): number {
    return Math.exp(-(distance ** 2) / (2 * this.width ** 2));
  }

  /** Sum of a centre's weights up to a place, approximated by an integral, which is accurate for wide kernels. */
  private sumUpTo(place: number, centre: number): number {
    const upTo = (end: number) => normalCumulative((end - centre) / this.width);
    return this.width * Math.sqrt(2 * Math.PI) * (upTo(place + 0.5) - upTo(-0.5));
  }
}

function tableOf(size: number, scale: number): Float64Array {
  const weights = Float64Array.from({ length: size }, (_, distance) => Math.exp(-(distance ** 2) / scale));
  const table = new Float64Array(size * size);
  for (let centre = 0; centre < size; centre++) {
    let sum = 0;
    for (let place = 0; place < size; place++) sum += weights[Math.abs(place - centre)]!;
    for (let place = 0; place < size; place++)
      table[centre * size + place] = weights[Math.abs(place - centre)]! / sum;
  }
  return table;
}

/** Standard deviation. @param origin is subtracted first, against cancellation in the squares of large numbers. */
function deviationOf(column: Column, origin = 0): number {
  let [sum, squares] = [0, 0];
  for (let point = 0; point < column.length; point++) {
    const place = column.at(point) - origin;
    sum += place;
    squares += place ** 2;
  }
  return Math.sqrt(Math.max(0, squares / column.length - (sum / column.length) ** 2));
}

function quantile(size: number, draw: number, weightOf: (place: number) => number): number {
  let rest = draw;
  for (let place = 0; place < size - 1; place++) {
    rest -= weightOf(place);
    if (rest < 0) return place;
  }
  return size - 1;
}
