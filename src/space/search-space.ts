import { Architecture, type ArchitectureValue, keyOf } from "../architecture/architecture.ts";
import type { Random } from "../random/random.ts";
import { ConditionalPoints } from "./conditional-points.ts";
import type { Constraint } from "./constraint.ts";
import { Dependencies } from "./dependencies.ts";
import { type Dimension, valuesOf, withValues } from "./dimension.ts";
import { emptySpace } from "./errors.ts";
import { Enumeration } from "./enumeration.ts";
import { GridPoints } from "./grid-points.ts";
import { inTurns } from "./in-turns.ts";
import { LinearPoints } from "./linear/linear-points.ts";
import { Moves } from "./moves.ts";
import type { Points } from "./points.ts";
import { Sampler } from "./sampler.ts";
import { isNumeric, type ValueList } from "./value-list.ts";
import { variants } from "./variants.ts";

/**
 * The architectures that are offered: a grid of dimensions, less what the constraints refuse. Where a condition makes a
 * dimension inactive it has one value alone, so that equal models are equal architectures. Immutable.
 */
export class SearchSpace {
  /** For messages. */
  readonly name: string;
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly constraints: readonly Constraint[];
  /**
   * Points of the grid, constraints aside; those that differ in inactive dimensions alone are one. Exact up to 2 ** 53.
   */
  readonly gridSize: number;
  private readonly values: ReadonlyMap<string, ValueList>;
  private readonly points: Points;
  /** Only where there are conditions. */
  private readonly dependencies: Dependencies | undefined;
  private readonly moves: Moves;
  private readonly enumeration: Enumeration;
  private readonly sampler: Sampler;

  /**
   * @throws RangeError for conditions on unknown dimensions or in a circle.
   * @throws EspalierError if too many dimensions depend on each other.
   */
  constructor(
    name: string,
    dimensions: ReadonlyMap<string, Dimension>,
    constraints: readonly Constraint[] = [],
  ) {
    this.name = name;
    this.dimensions = dimensions;
    this.constraints = constraints;
    this.values = new Map([...dimensions].map(([key, dimension]) => [key, valuesOf(dimension)]));
    this.moves = new Moves(this.values);
    const isConditional = [...dimensions.values()].some(({ when }) => when !== undefined);
    this.dependencies = isConditional ? new Dependencies(dimensions) : undefined;
    this.points =
      this.dependencies === undefined
        ? new GridPoints(this.values)
        : new ConditionalPoints(name, this.dependencies);
    this.gridSize = this.points.size;
    const linear = linearPointsOf(this.values, dimensions, constraints);
    this.enumeration = new Enumeration(this, this.points, linear);
    this.sampler = new Sampler(this, this.points, linear);
  }

  /**
   * A space with the values of some dimensions restricted, and more constraints.
   * @throws RangeError for a dimension that this space has not.
   */
  restrict(values: ReadonlyMap<string, ValueList>, constraints: readonly Constraint[] = []): SearchSpace {
    for (const key of values.keys()) this.valuesOf(key);
    const dimensions = new Map(
      [...this.dimensions].map(([key, dimension]) => {
        const restricted = values.get(key);
        return [key, restricted === undefined ? dimension : withValues(dimension, restricted)];
      }),
    );
    return new SearchSpace(this.name, dimensions, [...this.constraints, ...constraints]);
  }

  /**
   * The values of a dimension in order. Those of an integer dimension may be very many: ask for their length before going
   * through them. @throws RangeError if there is no such dimension.
   */
  valuesOf(dimension: string): ValueList {
    const values = this.values.get(dimension);
    if (values === undefined) throw new RangeError(`no dimension "${dimension}" in space "${this.name}"`);
    return values;
  }

  /** The names of the dimensions that mean nothing in an architecture. */
  inactiveIn(architecture: Architecture): ReadonlySet<string> {
    return this.dependencies?.inactiveIn(architecture.values) ?? NONE;
  }

  /** What stands for all that differ from it in inactive dimensions alone; of them the space contains only this one. */
  canonical(architecture: Architecture): Architecture {
    const values = this.dependencies?.canonical(architecture.values) ?? architecture.values;
    return values === architecture.values ? architecture : new Architecture(values);
  }

  contains(architecture: Architecture): boolean {
    const { values } = architecture;
    const names = Object.keys(values);
    return (
      names.length === this.values.size &&
      names.every((name) => this.values.get(name)?.includes(values[name]!) ?? false) &&
      this.canonical(architecture) === architecture &&
      this.accepts(architecture)
    );
  }

  /**
   * The architecture at a place of the grid, the last dimension changing fastest, and every dimension behind those
   * that it depends on; `undefined` if the constraints refuse it.
   */
  at(index: number): Architecture | undefined {
    return this.accepted(new Architecture(this.points.at(index)));
  }

  /** The place of an architecture in the grid, for `at`; exact up to 2 ** 53. @throws RangeError if the grid lacks it. */
  indexOf(architecture: Architecture): number {
    return this.points.indexOf(architecture.values);
  }

  /**
   * Every architecture once, in the order of `at`; lazy.
   * @param start where it begins, a point of the grid. Default: with the first one.
   * @throws EspalierError if the constraints refuse 200,000 points in a row of a grid of more than 10 million.
   */
  enumerate(start?: Architecture): Generator<Architecture> {
    return this.enumeration.from(start);
  }

  /**
   * The exact number of architectures, or `undefined` if that is no safe integer or would take more than `limit` looks.
   * @param limit points, or groups of points that linear constraints refuse together, to look at, at most.
   */
  count(limit = 1e6): number | undefined {
    if (this.constraints.length === 0) return Number.isSafeInteger(this.gridSize) ? this.gridSize : undefined;
    return this.enumeration.count(limit);
  }

  /** A uniform draw from all architectures of the space. @throws EspalierError if none can be found. */
  sample(random: Random): Architecture {
    return this.sampler.sample(random);
  }

  /**
   * Architectures of the space that differ in one dimension: by one place in the order of its values if all of them
   * are numbers, else by any. Dimensions that only one of the two has active may differ too. Being neighbours is mutual.
   */
  neighbours(architecture: Architecture): Architecture[] {
    return this.moves
      .from(architecture)
      .flatMap(([name, value]) => [...this.variants(architecture, name, value)]);
  }

  /** The same in random order, made one by one: whoever needs few does not pay for all. */
  *randomNeighbours(architecture: Architecture, random: Random): Generator<Architecture> {
    if (this.dependencies !== undefined) {
      const moves = random.shuffle(this.moves.from(architecture));
      yield* inTurns(moves.map(([name, value]) => this.variants(architecture, name, value, random)));
    } else if (this.constraints.length > 0 || !this.contains(architecture)) {
      yield* random.shuffle(this.neighbours(architecture));
    } else
      for (const [name, value] of random.shuffle(this.moves.from(architecture)))
        yield architecture.with({ [name]: value });
  }

  /**
   * The architectures of the space that are another one with one dimension changed: one of them, or as many as there are
   * values for the dimensions that become active. None if the dimension is inactive.
   * @param random the key of the order in which they come. Default: that of the values.
   */
  *variants(
    architecture: Architecture,
    dimension: string,
    value: ArchitectureValue,
    random?: Random,
  ): Generator<Architecture> {
    if (this.dependencies === undefined) {
      const variant = architecture.with({ [dimension]: value });
      if (this.contains(variant)) yield variant;
      return;
    }
    const inactive = this.inactiveIn(architecture);
    if (inactive.has(dimension)) return;
    const change = { dimension, value };
    const key = random?.fork("variant", dimension, keyOf(value));
    for (const point of variants(this.dependencies, architecture.values, inactive, change, key)) {
      const variant = new Architecture(point);
      if (this.contains(variant)) yield variant;
    }
  }

  /**
   * The architecture whose every dimension has its first value, if the constraints accept it; else the accepted
   * one that comes first by `enumerate`.
   * @throws EspalierError if there are none.
   */
  smallest(): Architecture {
    const first = this.enumeration.first();
    if (first === undefined) throw emptySpace(this);
    return first;
  }

  private accepts(architecture: Architecture): boolean {
    return this.constraints.every((constraint) => constraint.accepts(architecture));
  }

  /** The architecture if the constraints accept it. */
  accepted(architecture: Architecture): Architecture | undefined {
    return this.accepts(architecture) ? architecture : undefined;
  }
}

const NONE: ReadonlySet<string> = new Set();

/** `undefined` if no constraint is a bound on numbers. */
function linearPointsOf(
  values: ReadonlyMap<string, ValueList>,
  dimensions: ReadonlyMap<string, Dimension>,
  constraints: readonly Constraint[],
): LinearPoints | undefined {
  const bounds = constraints
    .flatMap(({ linear }) => linear ?? [])
    .filter(({ factors }) => Object.keys(factors).every((name) => isNumeric(values.get(name) ?? [""])));
  return bounds.length === 0 ? undefined : new LinearPoints(new Dependencies(dimensions).order, bounds);
}
