import type { ArchitectureValue, ArchitectureValues } from "../../architecture/architecture.ts";
import type { Random } from "../../random/random.ts";
import { IntegerRange } from "../integer-range.ts";
import { between, type ValueList } from "../value-list.ts";
import { type Box, extentOfTerm, type Row, slackOf } from "./row.ts";

/** A dimension that the others determine up to a few values. */
interface Determined {
  readonly place: number;
  readonly factor: number;
  readonly row: Row;
  /** Maximum number of values once the others are known. */
  readonly most: number;
}

/** Sums from this size on may be off by one at the ends of a range. */
const LARGE = 1e12;

/**
 * Uniform draws from a box with narrow two-sided bounds: a dimension determined by others is drawn only from the few
 * values that they leave.
 */
export class NarrowPoints {
  /** Number of equally likely draws; the points among them are the accepted share. */
  readonly size: number;
  private readonly names: readonly string[];
  private readonly box: Box;
  /** Determined dimensions, each after those of its row. */
  private readonly determined: readonly Determined[];

  /** @param names names of the box's dimensions, none of them conditional. */
  constructor(names: readonly string[], box: Box, rows: readonly Row[]) {
    this.names = names;
    this.box = box;
    this.determined = determinedOf(rows, box);
    const most = new Map(this.determined.map((one) => [one.place, one.most]));
    this.size = box.reduce((product, { length }, place) => product * (most.get(place) ?? length), 1);
  }

  /** A point, or `undefined` if the draw is rejected. */
  draw(random: Random): ArchitectureValues | undefined {
    const draws = random.uniforms(this.box.length);
    const point = this.box.map((values, place) => values.at(Math.floor(draws[place]! * values.length))!);
    for (const one of this.determined) {
      const value = valuesOf(one, point, this.box).at(Math.floor(draws[one.place]! * one.most));
      if (value === undefined) return undefined;
      point[one.place] = value;
    }
    return Object.fromEntries(this.names.map((name, place) => [name, point[place]!]));
  }
}

/** At most one dimension per row, where it helps. No row contains a dimension that a later row determines. */
function determinedOf(rows: readonly Row[], box: Box): Determined[] {
  const determined: Determined[] = [];
  const needed = new Set<number>();
  for (const row of rows) {
    const candidates = row.terms
      .filter(({ place }) => !needed.has(place))
      .map((term) => ({ ...term, row, most: mostOf(row, term, box) }))
      .filter(({ place, most }) => most < box[place]!.length)
      .toSorted((one, other) => gain(other, box) - gain(one, box));
    determined.push(...candidates.slice(0, 1));
    for (const { place } of row.terms) needed.add(place);
  }
  return determined;
}

function gain({ place, most }: Determined, box: Box): number {
  return box[place]!.length / most;
}

function mostOf(row: Row, { place, factor }: Row["terms"][number], box: Box): number {
  const values = box[place]!;
  if (!(values instanceof IntegerRange)) return values.length;
  const size = sizeOf(row, box);
  const slack = slackOf(row, size);
  const width = (row.maximum - row.minimum + 2 * slack) / (Math.abs(factor) * values.step);
  return Math.floor(width) + (slack > 0 || size > LARGE ? 3 : 1);
}

function valuesOf(
  { place, factor, row }: Determined,
  point: readonly ArchitectureValue[],
  box: Box,
): ValueList {
  const others = row.terms.reduce(
    (sum, term) => (term.place === place ? sum : sum + term.factor * Number(point[term.place])),
    0,
  );
  const slack = slackOf(row, sizeOf(row, box));
  const ends = [(row.minimum - slack - others) / factor, (row.maximum + slack - others) / factor] as const;
  return between(box[place]!, Math.min(...ends), Math.max(...ends));
}

/** Largest absolute sum of a row. */
function sizeOf({ terms }: Row, box: Box): number {
  return terms.reduce((sum, term) => sum + Math.max(...extentOfTerm(term, box).map(Math.abs)), 0);
}
