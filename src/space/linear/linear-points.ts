import type { ArchitectureValue, ArchitectureValues } from "../../architecture/architecture.ts";
import type { LinearBound } from "../constraint.ts";
import type { Dependent } from "../dependencies.ts";
import { arrivedAt, type Branch, halvesOf, type Splitting } from "./branch.ts";
import { componentsOf, freePlaces } from "./components.ts";
import { type Box, isKept, rowsOf } from "./row.ts";
import { tighten } from "./tighten.ts";

/** Number of boxes that may still be visited; negative once it was exceeded. */
export interface Budget {
  visits: number;
}

/** Maximum number of visits to decide whether a component has a point. */
const MAX_VISITS = 50_000;

/** Whether a point keeps all bounds. */
export type Decision =
  | { readonly kind: "some"; readonly first: ArchitectureValues }
  | { readonly kind: "none" }
  /** Undecided after the maximum number of visits. */
  | { readonly kind: "open"; readonly visits: number };

/**
 * The points of a space that keep linear bounds, found by branch and prune: boxes are split in two until each
 * dimension has one value, and parts that break the bounds are cut off. A range takes time logarithmic in its length.
 */
export class LinearPoints {
  readonly splitting: Splitting;
  /** A box that contains all points; `undefined` if there are none. */
  readonly box: Box | undefined;
  #decision: Decision | undefined;

  /** @param order the dimensions in topological order, which is also the order of the points. */
  constructor(order: readonly Dependent[], bounds: readonly LinearBound[]) {
    const names = order.map(({ name }) => name);
    const box = order.map(({ values }) => values);
    const rows = rowsOf(bounds, names, box);
    this.splitting = { order, rows, placeOf: new Map(names.map((name, place) => [name, place])) };
    this.box = box.some(({ length }) => length === 0) ? undefined : tighten(rows, box);
  }

  /**
   * All points that keep the bounds up to rounding, in order; lazy.
   * @param budget counted down; the points end when it is spent.
   * @param start the first point to return.
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

  /** Decides independent components one after the other. */
  private decided(): Decision {
    if (this.box === undefined) return { kind: "none" };
    const { order } = this.splitting;
    const free = freePlaces(this.splitting);
    const first: Record<string, ArchitectureValue> = {};
    let isOpen = false;
    for (const places of componentsOf(this.splitting)) {
      const budget = { visits: MAX_VISITS };
      const [found] = boxes(this.box, places, this.splitting, budget, free);
      if (found === undefined && budget.visits >= 0) return { kind: "none" };
      if (found === undefined) isOpen = true;
      else for (const place of places) first[order[place]!.name] = found[place]!.at(0)!;
    }
    return isOpen ? { kind: "open", visits: MAX_VISITS } : { kind: "some", first };
  }
}

const NONE: ReadonlySet<number> = new Set();

/** A branch that is still to be visited. */
interface Waiting {
  readonly branch: Branch;
  /** Index of the next place in the component. */
  readonly index: number;
  /** Whether the branch has not been split along that place yet. */
  readonly isNew: boolean;
}

/**
 * Boxes with a single value at each of some places, in order.
 * @param places sorted; independent of all others.
 * @param free places where the first value suffices.
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
    if (budget.visits-- <= 0) return;
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
        if (budget.visits-- <= 0) return;
        const box = branch.box.with(place, [value]);
        if (rows.every((row) => isKept(row, box))) yield box;
      }
    else
      for (const half of halvesOf(place, branch, splitting).toReversed())
        waiting.push({ branch: half, index, isNew: false });
  }
}
