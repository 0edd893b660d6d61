import { Architecture, type ArchitectureValues } from "../architecture/architecture.ts";
import type { Random } from "../random/random.ts";
import { ConditionalPoints } from "./conditional-points.ts";
import { Dependencies } from "./dependencies.ts";
import { withValues } from "./dimension.ts";
import { ENUMERABLE } from "./enumeration.ts";
import { emptySpace, sparseSpace } from "./errors.ts";
import type { LinearPoints } from "./linear/linear-points.ts";
import { NarrowPoints } from "./linear/narrow-points.ts";
import type { Points } from "./points.ts";
import type { SearchSpace } from "./search-space.ts";

/** Maximum number of rejected draws, then a list of all architectures is drawn from if the grid is small enough. */
const REJECTIONS = { enumerable: 1e3, huge: 1e5 };

/** Maximum number of visits to list all points under linear bounds. */
const LISTED = 2e4;

/** A source of uniform draws, some of which may be rejected, and the number of different draws. */
interface Draws {
  readonly size: number;
  draw(random: Random): ArchitectureValues | undefined;
}

/** Uniform draws from a space. */
export class Sampler {
  private readonly space: SearchSpace;
  private readonly points: Points;
  private readonly linear: LinearPoints | undefined;
  #all: readonly Architecture[] | undefined;
  /** `all` is `undefined` if there are too many. */
  #listed: { readonly all: readonly Architecture[] | undefined } | undefined;
  #narrow: Draws | undefined;

  /** @param linear if the space has linear constraints. */
  constructor(space: SearchSpace, points: Points, linear: LinearPoints | undefined) {
    this.space = space;
    this.points = points;
    this.linear = linear;
  }

  /** @throws EspalierError if the space is empty, or no architecture is found. */
  sample(random: Random): Architecture {
    const { gridSize } = this.space;
    if (gridSize === 0) throw emptySpace(this.space);
    if (gridSize <= ENUMERABLE) {
      const found = this.draw(this.points, REJECTIONS.enumerable, random, "point");
      return found ?? random.choice(this.all());
    }
    const found =
      this.linear === undefined || this.isWide(this.linear)
        ? this.draw(this.points, REJECTIONS.huge, random, "point")
        : undefined;
    return found ?? this.narrowSample(random);
  }

  private narrowSample(random: Random): Architecture {
    if (this.linear !== undefined) {
      const listed = this.listed(this.linear);
      if (listed?.length === 0) throw emptySpace(this.space);
      const found =
        listed === undefined
          ? this.draw(this.narrow(this.linear), REJECTIONS.huge, random, "narrow")
          : random.choice(listed);
      if (found !== undefined) return found;
    }
    throw sparseSpace(this.space, `${REJECTIONS.huge} random points`);
  }

  private draw(draws: Draws, rejections: number, random: Random, name: string): Architecture | undefined {
    for (let attempt = 0; attempt < rejections; attempt++) {
      const point = draws.draw(random.fork(name, attempt));
      const architecture = point && this.space.accepted(new Architecture(point));
      if (architecture !== undefined) return architecture;
    }
    return undefined;
  }

  /** All architectures of a small space. */
  private all(): readonly Architecture[] {
    this.#all ??= [...this.space.enumerate()];
    if (this.#all.length === 0) throw emptySpace(this.space);
    return this.#all;
  }

  /** Whether rejection sampling from the whole grid can be expected to succeed. */
  private isWide(linear: LinearPoints): boolean {
    if (linear.box === undefined) return false;
    return this.narrow(linear).size * REJECTIONS.huge >= this.space.gridSize;
  }

  private listed(linear: LinearPoints): readonly Architecture[] | undefined {
    if (this.#listed === undefined) {
      const budget = { visits: LISTED };
      const all: Architecture[] = [];
      for (const point of linear.points(budget)) {
        const architecture = this.space.accepted(new Architecture(point));
        if (architecture !== undefined) all.push(architecture);
      }
      this.#listed = { all: budget.visits < 0 ? undefined : all };
    }
    return this.#listed.all;
  }

  private narrow(linear: LinearPoints): Draws {
    return (this.#narrow ??= narrowed(this.space, linear));
  }
}

function narrowed({ name, dimensions }: SearchSpace, { splitting, box }: LinearPoints): Draws {
  const { order, rows } = splitting;
  const tight = box!;
  if (order.every(({ parents }) => parents.length === 0))
    return new NarrowPoints(
      order.map((one) => one.name),
      tight,
      rows,
    );
  const part = order.map(
    (one, place) => [one.name, withValues(dimensions.get(one.name)!, tight[place]!)] as const,
  );
  return new ConditionalPoints(name, new Dependencies(new Map(part)));
}
