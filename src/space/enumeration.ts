import { Architecture, type ArchitectureValues } from "../architecture/architecture.ts";
import { sparseSpace } from "./errors.ts";
import type { LinearPoints } from "./linear/linear-points.ts";
import type { Points } from "./points.ts";
import type { SearchSpace } from "./search-space.ts";

/** Grid points that are looked at one by one, at most. */
export const ENUMERABLE = 1e7;

/** The largest grid that is looked at point by point where linear bounds would leave most of it out. */
const SMALL = 20_000;

/** Points in a row that may be refused where not all can be looked at. */
const REFUSED = 2e5;

/** Looks from one architecture to the next where linear bounds are looked at; each takes longer than a point. */
const LOOKS = 5e4;

/** The architectures of a space one by one, in the order of its grid. */
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

  /** @param start where it begins. Default: with the first one. @throws EspalierError if nothing is found for too long. */
  *from(start?: Architecture): Generator<Architecture> {
    if (this.linear?.decide().kind === "none") return;
    if (this.linear !== undefined && this.space.gridSize > SMALL)
      yield* this.within(this.linear, start?.values);
    else yield* this.oneByOne(start === undefined ? 0 : this.points.indexOf(start.values));
  }

  /** The first one; `undefined` if there is none. @throws EspalierError if nothing is found for too long. */
  first(): Architecture | undefined {
    const decision = this.linear?.decide();
    if (decision?.kind === "open") throw sparseSpace(this.space, `${decision.looks} points`);
    const likely =
      decision?.kind === "some" ? this.space.accepted(new Architecture(decision.first)) : undefined;
    const [first] = likely === undefined ? this.from() : [likely];
    return first;
  }

  /** The number of all, if that takes no more than some looks. */
  count(looks: number): number | undefined {
    let count = 0;
    if (this.space.gridSize <= looks) {
      for (const _ of this.from()) count++;
      return count;
    }
    if (this.linear === undefined) return undefined;
    if (this.linear.decide().kind === "none") return 0;
    const budget = { looks };
    for (const point of this.linear.points(budget))
      if (this.space.accepted(new Architecture(point)) !== undefined) count++;
    return budget.looks < 0 ? undefined : count;
  }

  private *oneByOne(from: number): Generator<Architecture> {
    const { gridSize } = this.space;
    const most = gridSize > ENUMERABLE ? REFUSED : Infinity;
    for (let place = from, refused = 0; place < gridSize; place++) {
      const architecture = this.space.at(place);
      refused = architecture === undefined ? refused + 1 : 0;
      if (architecture !== undefined) yield architecture;
      else if (refused >= most) throw sparseSpace(this.space, `${most} points`);
    }
  }

  private *within(linear: LinearPoints, start: ArchitectureValues | undefined): Generator<Architecture> {
    const budget = { looks: LOOKS };
    for (const point of linear.points(budget, start)) {
      const architecture = this.space.accepted(new Architecture(point));
      if (architecture === undefined) continue;
      yield architecture;
      budget.looks = LOOKS;
    }
    if (budget.looks < 0) throw sparseSpace(this.space, `${LOOKS} points`);
  }
}
