import type { ArchitectureValue, ArchitectureValues } from "../architecture/architecture.ts";
import { type Condition, fulfils } from "./condition.ts";
import { type Dimension, valuesOf } from "./dimension.ts";
import type { ValueList } from "./value-list.ts";

/** A dimension of a space with its dependencies. */
export interface Dependent {
  readonly name: string;
  readonly values: ValueList;
  /** Value while the dimension is inactive. */
  readonly otherwise: ArchitectureValue | undefined;
  /** The dimensions that it depends on. */
  readonly parents: readonly string[];
  readonly when: Condition;
}

/** Dependencies between the dimensions of a space, which decide which ones are active. */
export class Dependencies {
  /** Topological order: each dimension as soon as possible after those it depends on, else in the space's order. */
  readonly order: readonly Dependent[];
  /** Dimensions that may be inactive. */
  private readonly conditional: readonly Dependent[];

  /** @throws RangeError for dependencies that are unknown or circular. */
  constructor(dimensions: ReadonlyMap<string, Dimension>) {
    this.order = inOrder([...dimensions].map(([name, dimension]) => dependentOf(name, dimension)));
    this.conditional = this.order.filter(({ parents }) => parents.length > 0);
  }

  /** The names of the inactive dimensions of a point. */
  inactiveIn(point: ArchitectureValues): ReadonlySet<string> {
    const inactive = new Set<string>();
    for (const one of this.conditional) if (isInactive(one, point, inactive)) inactive.add(one.name);
    return inactive;
  }

  /** The point with inactive dimensions set to their only value; the point itself if they already are. */
  canonical(point: ArchitectureValues): ArchitectureValues {
    const inactive = this.inactiveIn(point);
    const changes = this.conditional.filter(
      ({ name, otherwise }) => inactive.has(name) && otherwise !== undefined && point[name] !== otherwise,
    );
    if (changes.length === 0) return point;
    return { ...point, ...Object.fromEntries(changes.map(({ name, otherwise }) => [name, otherwise!])) };
  }
}

/** The values of an inactive dimension. */
export function valuesWhereInactive({ values, otherwise }: Dependent): ValueList {
  return otherwise !== undefined && values.includes(otherwise) ? [otherwise] : [];
}

/** @param inactive the inactive ones among the dimensions before it. */
export function isInactive(
  { parents, when }: Dependent,
  point: ArchitectureValues,
  inactive: ReadonlySet<string>,
): boolean {
  return parents.some((parent) => inactive.has(parent) || !fulfils(point[parent]!, when[parent]!));
}

function dependentOf(name: string, dimension: Dimension): Dependent {
  const { when = {} } = dimension;
  const values = valuesOf(dimension);
  return {
    name,
    values,
    otherwise: dimension.otherwise ?? values.at(0),
    parents: Object.keys(when),
    when,
  };
}

/** Sorts depth first: a dimension is followed by those whose last dependency it is. */
function inOrder(dependents: readonly Dependent[]): Dependent[] {
  const placed = new Map<string, Dependent>();
  const place = (one: Dependent): void => {
    if (placed.has(one.name) || !one.parents.every((parent) => placed.has(parent))) return;
    placed.set(one.name, one);
    for (const child of dependents) if (child.parents.includes(one.name)) place(child);
  };
  for (const one of dependents) place(one);
  const left = dependents.find(({ name }) => !placed.has(name));
  if (left !== undefined)
    throw new RangeError(`dimension "${left.name}" has unknown or circular dependencies`);
  return [...placed.values()];
}
