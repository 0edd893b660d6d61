import type { ArchitectureValue, ArchitectureValues } from "../../architecture/architecture.ts";
import type { LinearBound } from "../constraint.ts";
import type { Dependent } from "../dependencies.ts";
import { arrivedAt, type Branch, halvesOf, type Splitting } from "./branch.ts";
import { componentsOf, freePlaces } from "./components.ts";
import { type Box, isKept, rowsOf } from "./row.ts";
import { tighten } from "./tighten.ts";

/** Looks at boxes that may still be taken; negative when they were not enough. */
export interface Budget {
  looks: number;
}

/** Looks that a part of the space may take until it is known whether it has a point. */
const DECIDED = 50_000;

/** What is known of the points that keep all bounds. */
export type Decision =
  | { readonly kind: "some"; readonly first: ArchitectureValues }
  | { readonly kind: "none" }
  /** Not known after many looks. */
  | { readonly kind: "open"; readonly looks: number };

/**
 * The points of a space that keep linear bounds: boxes are split in two until each dimension has one value, and what
 * cannot keep the bounds is cut off (branch and prune). Ranges take the time of their length's logarithm.
 */
export class LinearPoints {
  readonly splitting: Splitting;
  /** All points lie in it; `undefined` if there are none. */
  readonly box: Box | undefined;
  #decision: Decision | undefined;

  /** @param order every dimension behind those that it depends on: the first ones decide which point comes first. */
  constructor(order: readonly Dependent[], bounds: readonly LinearBound[]) {
    const names = order.map(({ name }) => name);
    const box = order.map(({ values }) => values);
    const rows = rowsOf(bounds, names, box);
    this.splitting = { order, rows, placeOf: new Map(names.map((name, place) => [name, place])) };
    this.box = box.some(({ length }) => length === 0) ? undefined : tighten(rows, box);
  }

  /**
   * All points that keep the bounds, in order, and some that break them by what rounding may account for; lazy.
   * @param budget counted down; no more points come when it is spent.
   * @param start the first point that is wanted.
   */
  *points(budget: Budget, start?: ArchitectureValues): Generator<ArchitectureValues> {
    const { order } = this.splitting;
    const places = [...order.keys()];
    const splitting = start === undefined ? this.splitting : { ...this.splitting, start };
    if (this.box === undefined) return;
    for (const box of boxes(this.box, places, splitting, budget, NONE))
      yield Object.fromEntries(order.map(({ name }, place) => [name, box[place]!.at(0)!]));
  }

  /** Whether there are points, and the first one. */
  decide(): Decision {
    return (this.#decision ??= this.decided());
  }

  /** Dimensions that do not depend on each other are decided one after the other. */
  private decided(): Decision {
    if (this.box === undefined) return { kind: "none" };
    const { order } = this.splitting;
    const free = freePlaces(this.splitting);
    const first: Record<string, ArchitectureValue> = {};
    let isOpen = false;
    for (const places of componentsOf(this.splitting)) {
      const budget = { looks: DECIDED };
      const [found] = boxes(this.box, places, this.splitting, budget, free);
      if (found === undefined && budget.looks >= 0) return { kind: "none" };
      if (found === undefined) isOpen = true;
      else for (const place of places) first[order[place]!.name] = found[place]!.at(0)!;
    }
    return isOpen ? { kind: "open", looks: DECIDED } : { kind: "some", first };
  }
}

const NONE: ReadonlySet<number> = new Set();

/** A branch on its way through the places of a component. */
interface Waiting {
  readonly branch: Branch;
  /** Of the place that comes next. */
  readonly index: number;
  /** Whether the branch has not been split along that place yet. */
  readonly isNew: boolean;
}

/**
 * Boxes whose dimensions at some places have one value each, in order.
 * @param places in order; no others have a say in what is possible at them.
 * @param free places where the first value is enough.
 */
function* boxes(
  whole: Box,
  places: readonly number[],
  splitting: Splitting,
  budget: Budget,
  free: ReadonlySet<number>,
): Generator<Box> {
  const rows = splitting.rows.filter(({ terms }) => terms.every(({ place }) => places.includes(place)));
  const root: Branch = { box: whole, inactive: new Set(), isAtStart: splitting.start !== undefined };
  const waiting: Waiting[] = [{ branch: root, index: 0, isNew: true }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (budget.looks-- <= 0) return;
    const { index, isNew } = next;
    const place = places[index];
    if (place === undefined) {
      if (rows.every((row) => isKept(row, next!.branch.box))) yield next.branch.box;
      continue;
    }
    const branch = isNew ? arrivedAt(place, next.branch, splitting) : next.branch;
    if (branch === undefined) continue;
    const values = branch.box[place]!;
    if (values.length === 1) waiting.push({ branch, index: index + 1, isNew: true });
    else if (free.has(place)) {
      const box = branch.box.with(place, values.slice(0, 1));
      waiting.push({ branch: { ...branch, box }, index: index + 1, isNew: true });
    } else if (index === places.length - 1)
      for (const value of values) {
        if (budget.looks-- <= 0) return;
        const box = branch.box.with(place, [value]);
        if (rows.every((row) => isKept(row, box))) yield box;
      }
    else
      for (const half of halvesOf(place, branch, splitting).toReversed())
        waiting.push({ branch: half, index, isNew: false });
  }
}
