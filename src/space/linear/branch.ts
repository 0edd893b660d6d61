import type { ArchitectureValue, ArchitectureValues } from "../../architecture/architecture.ts";
import { fulfils } from "../condition.ts";
import { type Dependent, valuesWhereInactive } from "../dependencies.ts";
import { IntegerRange } from "../integer-range.ts";
import type { ValueList } from "../value-list.ts";
import type { Box, Row } from "./row.ts";
import { tighten } from "./tighten.ts";

/** What boxes are split by. */
export interface Splitting {
  /** The dimensions of a box, every one behind those that it depends on. */
  readonly order: readonly Dependent[];
  readonly rows: readonly Row[];
  /** The place of each dimension in the order. */
  readonly placeOf: ReadonlyMap<string, number>;
  /** The first point that is wanted. Default: the first of all. */
  readonly start?: ArchitectureValues;
}

/** A box of which some dimensions, the first ones to be decided, have one value each. */
export interface Branch {
  readonly box: Box;
  /** The decided dimensions that are inactive. */
  readonly inactive: ReadonlySet<string>;
  /** Whether the decided dimensions have the values of the first point that is wanted. */
  readonly isAtStart: boolean;
}

/**
 * What a branch is when it comes to the dimension at a place: one that is inactive has only one value, and nothing before
 * the start is wanted. `undefined` if nothing is left.
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

/** A branch with fewer values of a dimension, and what follows from that; `undefined` if nothing is left. */
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

/** The values that do not come before one. @param all values of the dimension, of which `values` are some. */
function from(first: ArchitectureValue, values: ValueList, all: ValueList): ValueList {
  if (values instanceof IntegerRange) return values.between(Number(first), Infinity);
  const place = all.indexOf(first);
  return values.filter((value) => all.indexOf(value) >= place);
}
