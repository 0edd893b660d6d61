import { Architecture, type ArchitectureValue } from "../architecture/architecture.ts";
import type { Random } from "../random/random.ts";
import type { Constraint } from "./constraint.ts";
import { type Dimension, valuesOf } from "./dimension.ts";
import { emptySpace } from "./errors.ts";

/** Tries before a uniform draw by rejection gives way to enumeration. */
const REJECTIONS = 1000;

/** The architectures that are offered: a grid of dimensions, less what the constraints refuse. Immutable. */
export class SearchSpace {
  /** For messages. */
  readonly name: string;
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly constraints: readonly Constraint[];
  private readonly values: ReadonlyMap<string, readonly ArchitectureValue[]>;

  constructor(
    name: string,
    dimensions: ReadonlyMap<string, Dimension>,
    constraints: readonly Constraint[] = [],
  ) {
    this.name = name;
    this.dimensions = dimensions;
    this.constraints = constraints;
    this.values = new Map([...dimensions].map(([key, dimension]) => [key, valuesOf(dimension)]));
  }

  /** A space with the values of some dimensions restricted, and more constraints. */
  restrict(
    values: ReadonlyMap<string, readonly ArchitectureValue[]>,
    constraints: readonly Constraint[] = [],
  ): SearchSpace {
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

  /** Points of the grid, constraints aside. */
  get gridSize(): number {
    return [...this.values.values()].reduce((product, values) => product * values.length, 1);
  }

  contains(architecture: Architecture): boolean {
    const keys = Object.keys(architecture.values);
    return (
      keys.length === this.values.size &&
      keys.every((key) => this.values.get(key)?.includes(architecture.get(key)) ?? false) &&
      this.accepts(architecture)
    );
  }

  /** Every architecture once, the last dimension changing fastest; lazy. */
  *enumerate(): Generator<Architecture> {
    const size = this.gridSize;
    for (let index = 0; index < size; index++) {
      const architecture = this.at(index);
      if (this.accepts(architecture)) yield architecture;
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

  /** A uniform draw from all architectures of the space. @throws EspalierError if there are none. */
  sample(random: Random): Architecture {
    for (let attempt = 0; attempt < REJECTIONS; attempt++) {
      const architecture = this.at(Math.floor(random.fork("point", attempt).uniform() * this.gridSize));
      if (this.accepts(architecture)) return architecture;
    }
    const all = [...this.enumerate()];
    if (all.length === 0) throw emptySpace(this);
    return random.choice(all);
  }

  /** Architectures that differ in one dimension: numbers by one place in their order, other values by any. */
  neighbours(architecture: Architecture): Architecture[] {
    return [...this.values]
      .flatMap(([key, values]) =>
        values
          .filter((value) => isNextTo(values, architecture.get(key), value))
          .map((value) => architecture.with({ [key]: value })),
      )
      .filter((neighbour) => this.accepts(neighbour));
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

  private accepts(architecture: Architecture): boolean {
    return this.constraints.every((constraint) => constraint.accepts(architecture));
  }

  /** The grid point of a mixed-radix number. */
  private at(index: number): Architecture {
    const values: Record<string, ArchitectureValue> = {};
    let rest = index;
    for (const [key, choices] of [...this.values].toReversed()) {
      values[key] = choices[rest % choices.length] as ArchitectureValue;
      rest = Math.floor(rest / choices.length);
    }
    return new Architecture(values);
  }
}

function isNextTo(
  values: readonly ArchitectureValue[],
  current: ArchitectureValue,
  other: ArchitectureValue,
): boolean {
  if (current === other) return false;
  if (typeof other !== "number") return true;
  return Math.abs(values.indexOf(current) - values.indexOf(other)) === 1;
}
