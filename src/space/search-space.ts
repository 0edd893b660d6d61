import {
  Architecture,
  type ArchitectureValue,
  type ArchitectureValues,
} from "../architecture/architecture.ts";
import type { Random } from "../random/random.ts";
import type { Constraint } from "./constraint.ts";
import { type Dimension, valuesOf } from "./dimension.ts";
import { emptySpace, sparseSpace } from "./errors.ts";

/** A uniform draw by rejection gives way to a draw from the list of all architectures, where the grid allows one. */
const REJECTIONS = { enumerable: 1e3, huge: 1e5 };

/** Grid points that are looked at one by one, at most. */
const ENUMERABLE = 1e7;

/** The architectures that are offered: a grid of dimensions, less what the constraints refuse. Immutable. */
export class SearchSpace {
  /** For messages. */
  readonly name: string;
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly constraints: readonly Constraint[];
  /** Points of the grid, constraints aside. */
  readonly gridSize: number;
  private readonly values: ReadonlyMap<string, readonly ArchitectureValue[]>;
  /** The dimensions in the order in which an architecture has them, with their places in `values`. */
  private readonly sorted: readonly (readonly [
    name: string,
    values: readonly ArchitectureValue[],
    place: number,
  ])[];
  readonly #nextTo = new Map<string, Map<ArchitectureValue, readonly ArchitectureValue[]>>();
  #all: readonly Architecture[] | undefined;

  constructor(
    name: string,
    dimensions: ReadonlyMap<string, Dimension>,
    constraints: readonly Constraint[] = [],
  ) {
    this.name = name;
    this.dimensions = dimensions;
    this.constraints = constraints;
    this.values = new Map([...dimensions].map(([key, dimension]) => [key, valuesOf(dimension)]));
    this.sorted = [...this.values]
      .map(([name, values], place) => [name, values, place] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1));
    this.gridSize = [...this.values.values()].reduce((product, values) => product * values.length, 1);
  }

  /**
   * A space with the values of some dimensions restricted, and more constraints.
   * @throws RangeError for a dimension that this space has not.
   */
  restrict(
    values: ReadonlyMap<string, readonly ArchitectureValue[]>,
    constraints: readonly Constraint[] = [],
  ): SearchSpace {
    for (const key of values.keys()) this.valuesOf(key);
    const dimensions = new Map(
      [...this.dimensions].map(([key, dimension]) => {
        const restricted = values.get(key);
        return [
          key,
          restricted === undefined ? dimension : { type: "categorical" as const, values: restricted },
        ];
      }),
    );
    return new SearchSpace(this.name, dimensions, [...this.constraints, ...constraints]);
  }

  /** The values of a dimension in order. @throws RangeError if there is no such dimension. */
  valuesOf(dimension: string): readonly ArchitectureValue[] {
    const values = this.values.get(dimension);
    if (values === undefined) throw new RangeError(`no dimension "${dimension}" in space "${this.name}"`);
    return values;
  }

  contains(architecture: Architecture): boolean {
    const { values } = architecture;
    const names = Object.keys(values);
    return (
      names.length === this.values.size &&
      names.every((name) => this.values.get(name)?.includes(values[name]!) ?? false) &&
      this.accepts(architecture)
    );
  }

  /** The architecture at a place of the grid, the last dimension changing fastest; `undefined` if it is refused. */
  at(index: number): Architecture | undefined {
    const values: Record<string, ArchitectureValue> = {};
    let rest = index;
    for (const [key, choices] of [...this.values].toReversed()) {
      values[key] = choices[rest % choices.length] as ArchitectureValue;
      rest = Math.floor(rest / choices.length);
    }
    return this.accepted(values);
  }

  /** Every architecture once, in the order of `at`; lazy. */
  *enumerate(): Generator<Architecture> {
    for (let index = 0; index < this.gridSize; index++) {
      const architecture = this.at(index);
      if (architecture !== undefined) yield architecture;
    }
  }

  /**
   * The exact number of architectures, or `undefined` if that would take more than `limit` looks.
   * @param limit grid points to look at, at most.
   */
  count(limit = 1e6): number | undefined {
    if (this.constraints.length === 0) return this.gridSize;
    if (this.gridSize > limit) return undefined;
    let count = 0;
    for (const _ of this.enumerate()) count++;
    return count;
  }

  /** A uniform draw from all architectures of the space. @throws EspalierError if none can be found. */
  sample(random: Random): Architecture {
    const rejections = this.gridSize > ENUMERABLE ? REJECTIONS.huge : REJECTIONS.enumerable;
    for (let attempt = 0; attempt < rejections; attempt++) {
      const architecture = this.accepted(this.point(random.fork("point", attempt)));
      if (architecture !== undefined) return architecture;
    }
    if (this.gridSize > ENUMERABLE) throw sparseSpace(this, rejections);
    this.#all ??= [...this.enumerate()];
    if (this.#all.length === 0) throw emptySpace(this);
    return random.choice(this.#all);
  }

  /**
   * Architectures of the space that differ in one dimension: by one place in the order of its values if all of them
   * are numbers, else by any. Being neighbours is mutual.
   */
  neighbours(architecture: Architecture): Architecture[] {
    return [...this.values]
      .flatMap(([key, values]) =>
        valuesNextTo(values, architecture.get(key)).map((value) => architecture.with({ [key]: value })),
      )
      .filter((neighbour) => this.contains(neighbour));
  }

  /** The same in random order, made one by one: whoever needs few does not pay for all. */
  *randomNeighbours(architecture: Architecture, random: Random): Generator<Architecture> {
    if (this.constraints.length > 0 || !this.contains(architecture)) {
      yield* random.shuffle(this.neighbours(architecture));
      return;
    }
    const names: string[] = [];
    const moves: ArchitectureValue[] = [];
    for (const [name, values] of this.values)
      for (const value of this.nextTo(name, values, architecture.get(name))) {
        names.push(name);
        moves.push(value);
      }
    for (const place of random.shuffle([...moves.keys()]))
      yield architecture.with({ [names[place]!]: moves[place]! });
  }

  /**
   * The architecture whose every dimension has its first value, if the constraints accept it; else the accepted
   * one that comes first by `enumerate`.
   * @throws EspalierError if there are none.
   */
  smallest(): Architecture {
    const [first] = this.enumerate();
    if (first === undefined) throw emptySpace(this);
    return first;
  }

  /** As `valuesNextTo`, looked up once. */
  private nextTo(
    name: string,
    values: readonly ArchitectureValue[],
    current: ArchitectureValue,
  ): readonly ArchitectureValue[] {
    let known = this.#nextTo.get(name);
    if (known === undefined) this.#nextTo.set(name, (known = new Map()));
    let next = known.get(current);
    if (next === undefined) known.set(current, (next = valuesNextTo(values, current)));
    return next;
  }

  private accepts(architecture: Architecture): boolean {
    return this.constraints.every((constraint) => constraint.accepts(architecture));
  }

  /** Constraints look at an architecture, so it has to be made to be refused. */
  private accepted(values: ArchitectureValues): Architecture | undefined {
    const architecture = new Architecture(values);
    return this.accepts(architecture) ? architecture : undefined;
  }

  /** A uniform draw from the grid, dimension by dimension: a product of many sizes is no exact number any more. */
  private point(random: Random): ArchitectureValues {
    const draws = random.uniforms(this.values.size);
    const point: Record<string, ArchitectureValue> = {};
    for (const [key, values, place] of this.sorted)
      point[key] = values[Math.floor(draws[place]! * values.length)] as ArchitectureValue;
    return point;
  }
}

function valuesNextTo(
  values: readonly ArchitectureValue[],
  current: ArchitectureValue,
): readonly ArchitectureValue[] {
  const place = values.indexOf(current);
  return typeof values[0] === "number" && values.every((value) => typeof value === "number")
    ? values.filter((_, index) => Math.abs(index - place) === 1)
    : values.filter((value) => value !== current);
}
