import { Architecture, type ArchitectureValues } from "../architecture/architecture.ts";
import { sparseSpace } from "./errors.ts";
import type { LinearPoints } from "./linear/linear-points.ts";
import type { Points } from "./points.ts";
import type { SearchSpace } from "./search-space.ts";

/** Maximum grid size for visiting every point. */
export const ENUMERABLE = 1e7;

/** Maximum grid size for visiting every point despite linear bounds, which exclude most of them. */
const SMALL = 20_000;

/** Maximum number of consecutive refused points in larger grids. */
const MAX_REFUSALS = 2e5;

/** Maximum number of visits between two architectures under linear bounds; each takes longer than a point. */
const MAX_VISITS = 5e4;

/** Enumerates the architectures of a space in grid order. */
export class Enumeration {
  private readonly space: SearchSpace;
  private readonly points: Points;
  private readonly linear: LinearPoints | undefined;

  /** @param linear if the space has linear constraints. */
  constructor(space: SearchSpace, points: Points, linear: LinearPoints | undefined) {
    this.space = space;
    this.points = points;
    this.linear = linear;
  }

  /**
   * @param start the first architecture. Default: the first of the grid. @throws EspalierError after too many visits
   * without a result.
   */
  *from(start?: Architecture): Generator<Architecture> {
    if (this.linear?.decide().kind === "none") return;
    if (this.linear !== undefined && this.space.gridSize > SMALL)
      yield* this.within(this.linear, start?.values);
    else yield* this.oneByOne(start === undefined ? 0 : this.points.indexOf(start.values));
  }

  /** The first architecture, if any. @throws EspalierError after too many visits without a result. */
  first(): Architecture | undefined {
    const decision = this.linear?.decide();
    if (decision?.kind === "open") throw sparseSpace(this.space, `${decision.visits} points`);
    const likely =
      decision?.kind === "some" ? this.space.accepted(new Architecture(decision.first)) : undefined;
    const [first] = likely === undefined ? this.from() : [likely];
    return first;
  }

  /** The number of architectures, or `undefined` if counting takes more than `visits`. */
  count(visits: number): number | undefined {
    let count = 0;
    if (this.space.gridSize <= visits) {
      for (const _ of this.from()) count++;
      return count;
    }
    if (this.linear === undefined) return undefined;
    if (this.linear.decide().kind === "none") return 0;
    const budget = { visits };
    for (const point of this.linear.points(budget))
      if (this.space.accepted(new Architecture(point)) !== undefined) count++;
    return budget.visits < 0 ? undefined : count;
  }

  private *oneByOne(from: number): Generator<Architecture> {
    const { gridSize } = this.space;
    const most = gridSize > ENUMERABLE ? MAX_REFUSALS : Infinity;
    for (let place = from, refused = 0; place < gridSize; place++) {
      const architecture = this.space.at(place);
      refused = architecture === undefined ? refused + 1 : 0;
      if (architecture !== undefined) yield architecture;
      else if (refused >= most) throw sparseSpace(this.space, `${most} points`);
    }
  }

  private *within(linear: LinearPoints, start: ArchitectureValues | undefined): Generator<Architecture> {
    const budget = { visits: MAX_VISITS };
    for (const point of linear.points(budget, start)) {
      const architecture = this.space.accepted(new Architecture(point));
      if (architecture === undefined) continue;
      yield architecture;
      budget.visits = MAX_VISITS;
    }
    if (budget.visits < 0) throw sparseSpace(this.space, `${MAX_VISITS} points`);
  }
}
