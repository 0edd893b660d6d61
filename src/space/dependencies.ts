import type { ArchitectureValue, ArchitectureValues } from "../architecture/architecture.ts";
import { type Condition, fulfils } from "./condition.ts";
import { type Dimension, valuesOf } from "./dimension.ts";
import type { ValueList } from "./value-list.ts";

/** A dimension of a space, and what it depends on. */
export interface Dependent {
  readonly name: string;
  readonly values: ValueList;
  /** Its value where it is inactive. */
  readonly otherwise: ArchitectureValue | undefined;
  /** The dimensions that it depends on. */
  readonly parents: readonly string[];
  readonly when: Condition;
}

/** Which dimensions of a space mean something, given the values of others. */
export class Dependencies {
  /** Every dimension behind what it depends on, as near to it as can be; else in the order of the space. */
  readonly order: readonly Dependent[];
  /** Those that may be inactive. */
  private readonly conditional: readonly Dependent[];

  /** @throws RangeError for dimensions that depend on unknown ones or in a circle. */
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

  /** What is inactive takes its only value; the point itself if it already has. */
  canonical(point: ArchitectureValues): ArchitectureValues {
    const inactive = this.inactiveIn(point);
    const changes = this.conditional.filter(
      ({ name, otherwise }) => inactive.has(name) && otherwise !== undefined && point[name] !== otherwise,
    );
    if (changes.length === 0) return point;
    return { ...point, ...Object.fromEntries(changes.map(({ name, otherwise }) => [name, otherwise!])) };
  }
}

/** What is left of its values where it is inactive. */
export function valuesWhereInactive({ values, otherwise }: Dependent): ValueList {
  return otherwise !== undefined && values.includes(otherwise) ? [otherwise] : [];
}

/** @param inactive of the dimensions before it, those that are. */
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

/** Depth first: each dimension is followed by those that it completes the parents of. */
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
    throw new RangeError(`what dimension "${left.name}" depends on is unknown, or a circle`);
  return [...placed.values()];
}
