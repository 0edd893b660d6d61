import type { ArchitectureValue, ArchitectureValues } from "../../architecture/architecture.ts";
import { fulfils } from "../condition.ts";
import { type Dependent, valuesWhereInactive } from "../dependencies.ts";
import { IntegerRange } from "../integer-range.ts";
import type { ValueList } from "../value-list.ts";
import type { Box, Row } from "./row.ts";
import { tighten } from "./tighten.ts";

/** Order, rows and start by which boxes are split. */
export interface Splitting {
  /** The dimensions of a box in topological order. */
  readonly order: readonly Dependent[];
  readonly rows: readonly Row[];
  /** Index of each dimension in `order`. */
  readonly placeOf: ReadonlyMap<string, number>;
  /** The first point to return. Default: the first of all. */
  readonly start?: ArchitectureValues;
}

/** A box whose first dimensions are decided: they have one value each. */
export interface Branch {
  readonly box: Box;
  /** The decided dimensions that are inactive. */
  readonly inactive: ReadonlySet<string>;
  /** Whether the decided dimensions have the values of `start`. */
  readonly isAtStart: boolean;
}

/**
 * Narrows a branch when it reaches a dimension: an inactive one has a single value, and values before `start` are
 * dropped. `undefined` if the branch becomes empty.
 */
export function arrivedAt(place: number, branch: Branch, splitting: Splitting): Branch | undefined {
  const { order, placeOf, start } = splitting;
  const one = order[place]!;
  const isInactive = one.parents.some((parent) => {
    const value = branch.box[placeOf.get(parent)!]!.at(0)!;
    return branch.inactive.has(parent) || !fulfils(value, one.when[parent]!);
  });
  const inactive = isInactive ? new Set([...branch.inactive, one.name]) : branch.inactive;
  const values = branch.box[place]!;
  const possible = isInactive ? valuesWhereInactive({ ...one, values }) : values;
  const first = branch.isAtStart ? start?.[one.name] : undefined;
  const wanted = first === undefined ? possible : from(first, possible, one.values);
  return narrowed({ ...branch, inactive }, place, wanted, splitting);
}

/** The two halves of a branch along a dimension, if they are not empty. */
export function halvesOf(place: number, branch: Branch, splitting: Splitting): Branch[] {
  const values = branch.box[place]!;
  const middle = Math.ceil(values.length / 2);
  const halves = [values.slice(0, middle), values.slice(middle)];
  return halves.flatMap((half) => narrowed(branch, place, half, splitting) ?? []);
}

/** Narrows a dimension of a branch and propagates the rows; `undefined` if the branch becomes empty. */
function narrowed(
  branch: Branch,
  place: number,
  values: ValueList,
  { order, rows, start }: Splitting,
): Branch | undefined {
  const isSame = values.length === branch.box[place]!.length;
  const box = isSame
    ? branch.box
    : values.length > 0
      ? tighten(rows, branch.box.with(place, values))
      : undefined;
  const first = start?.[order[place]!.name];
  return box && { ...branch, box, isAtStart: branch.isAtStart && box[place]!.at(0) === first };
}

/** The values from `first` on. @param all all values of the dimension, which define the order. */
function from(first: ArchitectureValue, values: ValueList, all: ValueList): ValueList {
  if (values instanceof IntegerRange) return values.between(Number(first), Infinity);
  const place = all.indexOf(first);
  return values.filter((value) => all.indexOf(value) >= place);
}
