import type { Axis, Places } from "./encoding.ts";
import { normalCumulative } from "./normal.ts";

/** What the points of a density give to the places of one axis. */
export interface Kernel {
  /** Points that give the same have one centre. */
  readonly centres: number;
  /** The centre of a point, from 0 to `centres - 1`. */
  centreOf(point: number): number;
  /** Fills in what each centre gives to a place. */
  weigh(place: number, weights: Float64Array, start: number): void;
  /** The place at which the cumulative weights of a point pass a draw. */
  quantile(point: number, draw: number): number;
}

/** The narrowest kernel of an ordinal axis, in places: a neighbour has then a 250th of the centre's weight. */
const NARROWEST = 0.3;

/** The longest axis whose weights are kept, one for each pair of places. */
const TABULATED = 1000;

/** Widths from which on a sum of weights is taken for an integral: they differ by less than any rounding. */
const SMOOTH = 4;

/** How far from its centre a narrow kernel gives anything, in widths. */
const REACH = 10;

/** The kernel of one of some axes. @param width a factor of its bandwidth. */
export function kernelOf(
  axes: readonly Axis[],
  index: number,
  points: readonly Places[],
  width: number,
): Kernel {
  const { ordinal, values } = axes[index]!;
  const places = Float64Array.from(points, (point) => point[index]!);
  const exponent = -1 / (axes.length + 4);
  if (!ordinal) return new SharedKernel(values.length, places, width * points.length ** (2 * exponent));
  const deviation = values.length > TABULATED ? exactDeviation(places) : deviationOf(places);
  const bandwidth = Math.max(NARROWEST, width * (deviation * points.length ** exponent));
  return values.length > TABULATED
    ? new WideNormalKernel(values.length, places, bandwidth)
    : new NormalKernel(values.length, places, bandwidth);
}

/** All places but the point's own get the same. */
class SharedKernel implements Kernel {
  readonly centres: number;
  private readonly places: Float64Array;
  private readonly own: number;
  private readonly other: number;

  /** @param share of the uniform distribution in the kernel. */
  constructor(size: number, places: Float64Array, share: number) {
    this.centres = size;
    this.places = places;
    this.other = Math.min(1, share) / size;
    this.own = 1 - this.other * (size - 1);
  }

  centreOf(point: number): number {
    return this.places[point]!;
  }

  weigh(place: number, weights: Float64Array, start: number): void {
    weights.fill(this.other, start, start + this.centres);
    weights[start + place] = this.own;
  }

  quantile(point: number, draw: number): number {
    const centre = this.places[point]!;
    return quantile(this.centres, draw, (place) => (place === centre ? this.own : this.other));
  }
}

/** A normal distribution around the point, by a table. */
class NormalKernel implements Kernel {
  readonly centres: number;
  private readonly places: Float64Array;
  /** `[centres, places]`. */
  private readonly table: Float64Array;

  constructor(size: number, places: Float64Array, width: number) {
    this.centres = size;
    this.places = places;
    this.table = tableOf(size, 2 * width ** 2);
  }

  centreOf(point: number): number {
    return this.places[point]!;
  }

  weigh(place: number, weights: Float64Array, start: number): void {
    for (let centre = 0; centre < this.centres; centre++)
      weights[start + centre] = this.table[centre * this.centres + place]!;
  }

  quantile(point: number, draw: number): number {
    const start = this.places[point]! * this.centres;
    return quantile(this.centres, draw, (place) => this.table[start + place]!);
  }
}

/** The same by formula, for any number of places. */
class WideNormalKernel implements Kernel {
  readonly centres: number;
  private readonly size: number;
  private readonly places: Float64Array;
  private readonly width: number;
  /** Of each point, the sum of what it gives before it is normalised. */
  private readonly sums: Float64Array;

  constructor(size: number, places: Float64Array, width: number) {
    this.centres = places.length;
    this.size = size;
    this.places = places;
    this.width = width;
    this.sums = places.map((centre) => this.sumUpTo(size - 1, centre));
  }

  centreOf(point: number): number {
    return point;
  }

  weigh(place: number, weights: Float64Array, start: number): void {
    for (let point = 0; point < this.centres; point++)
      weights[start + point] = this.weight(place - this.places[point]!) / this.sums[point]!;
  }

  quantile(point: number, draw: number): number {
    const centre = this.places[point]!;
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

  /** What a centre gives to the places from the first to one of them. */
  private sumUpTo(place: number, centre: number): number {
    if (this.width >= SMOOTH) {
      const upTo = (end: number) => normalCumulative((end - centre) / this.width);
      return this.width * Math.sqrt(2 * Math.PI) * (upTo(place + 0.5) - upTo(-0.5));
    }
    const reach = Math.ceil(REACH * this.width);
    let sum = 0;
    for (let one = Math.max(0, centre - reach); one <= Math.min(place, centre + reach); one++)
      sum += this.weight(one - centre);
    return sum;
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

function deviationOf(places: Float64Array): number {
  let [sum, squares] = [0, 0];
  for (const place of places) {
    sum += place;
    squares += place ** 2;
  }
  return Math.sqrt(Math.max(0, squares / places.length - (sum / places.length) ** 2));
}

/** The squares of large numbers have no digits left for their differences. */
function exactDeviation(places: Float64Array): number {
  const first = places[0] ?? 0;
  return deviationOf(places.map((place) => place - first));
}

function quantile(size: number, draw: number, weightOf: (place: number) => number): number {
  let rest = draw;
  for (let place = 0; place < size - 1; place++) {
    rest -= weightOf(place);
    if (rest < 0) return place;
  }
  return size - 1;
}
