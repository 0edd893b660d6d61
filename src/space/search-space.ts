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
 * A search space: a grid of dimensions without the architectures that its constraints refuse. An inactive dimension
 * has a single value, so that equal models are equal architectures. Immutable.
 */
export class SearchSpace {
  /** Name in messages. */
  readonly name: string;
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly constraints: readonly Constraint[];
  /**
   * Number of grid points, without regard to constraints; points that differ only in inactive dimensions count as
   * one. Exact up to 2 ** 53.
   */
  readonly gridSize: number;
  private readonly values: ReadonlyMap<string, ValueList>;
  private readonly points: Points;
  /** Set only if the space has conditions. */
  private readonly dependencies: Dependencies | undefined;
  private readonly moves: Moves;
  private readonly enumeration: Enumeration;
  private readonly sampler: Sampler;

  /**
   * @throws RangeError for unknown or circular conditions.
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
   * @throws RangeError for an unknown dimension.
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
   * The values of a dimension in order. Integer dimensions may have very many: check the length before iterating.
   * @throws RangeError if there is no such dimension.
   */
  valuesOf(dimension: string): ValueList {
    const values = this.values.get(dimension);
    if (values === undefined) throw new RangeError(`no dimension "${dimension}" in space "${this.name}"`);
    return values;
  }

  /** The names of an architecture's inactive dimensions. */
  inactiveIn(architecture: Architecture): ReadonlySet<string> {
    return this.dependencies?.inactiveIn(architecture.values) ?? NONE;
  }

  /**
   * The representative of all architectures that differ only in inactive dimensions; the space contains only this
   * one.
   */
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
   * The architecture at an index of the grid; `undefined` if the constraints refuse it. The last dimension changes
   * fastest, and dimensions follow those they depend on.
   */
  at(index: number): Architecture | undefined {
    return this.accepted(new Architecture(this.points.at(index)));
  }

  /**
   * The grid index of an architecture, the inverse of `at`; exact up to 2 ** 53. @throws RangeError if the grid lacks
   * it.
   */
  indexOf(architecture: Architecture): number {
    return this.points.indexOf(architecture.values);
  }

  /**
   * Every architecture once, in the order of `at`; lazy.
   * @param start the first point of the grid to visit. Default: the first one.
   * @throws EspalierError if the constraints refuse 200,000 consecutive points of a grid of more than 10 million.
   */
  enumerate(start?: Architecture): Generator<Architecture> {
    return this.enumeration.from(start);
  }

  /**
   * The exact number of architectures, or `undefined` if counting takes more than `limit` visits.
   * @param limit maximum number of visited points, or groups of points that linear constraints refuse together.
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
   * Architectures of the space that differ in one dimension: by an adjacent value if all values are numbers, else by
   * any. Dimensions that are active in only one of the two may differ too. The relation is symmetric.
   */
  neighbours(architecture: Architecture): Architecture[] {
    return this.moves
      .from(architecture)
      .flatMap(([name, value]) => [...this.variants(architecture, name, value)]);
  }

  /** The neighbours in random order; lazy. */
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
   * Architectures with one dimension changed: one, or one for each combination of values of the dimensions that
   * become active. None if the dimension is inactive.
   * @param random key of a random order. Default: the order of the values.
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
   * The architecture with the first value of every dimension if the constraints accept it, else the first one of
   * `enumerate`.
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
