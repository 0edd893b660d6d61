import type { Architecture, ArchitectureValue } from "../architecture/architecture.ts";
import type { Random } from "../random/random.ts";
import type { Constraint } from "../space/constraint.ts";
import type { Dimension } from "../space/dimension.ts";
import { SearchSpace } from "../space/search-space.ts";

/** Maximum number of visits per proposal, far more than the kits' small spaces have architectures. */
const LOOKS = 20_000;

/** A space that throws after too many visits, so that an endless search for an architecture ends. */
export class WatchedSpace extends SearchSpace {
  private readonly watch: { looks: number };

  constructor(
    name: string,
    dimensions: ReadonlyMap<string, Dimension>,
    constraints: readonly Constraint[],
    watch = { looks: 0 },
  ) {
    super(name, dimensions, constraints);
    this.watch = watch;
  }

  /** Resets the counter; called before each proposal. */
  startWatching(): void {
    this.watch.looks = 0;
  }

  override restrict(
    values: ReadonlyMap<string, readonly ArchitectureValue[]>,
    constraints: readonly Constraint[] = [],
  ): SearchSpace {
    const restricted = super.restrict(values, constraints);
    return new WatchedSpace(restricted.name, restricted.dimensions, restricted.constraints, this.watch);
  }

  override contains(architecture: Architecture): boolean {
    this.look();
    return super.contains(architecture);
  }

  override at(index: number): Architecture | undefined {
    this.look();
    return super.at(index);
  }

  override sample(random: Random): Architecture {
    this.look();
    return super.sample(random);
  }

  override *randomNeighbours(architecture: Architecture, random: Random): Generator<Architecture> {
    this.look();
    yield* super.randomNeighbours(architecture, random);
  }

  override neighbours(architecture: Architecture): Architecture[] {
    this.look();
    return super.neighbours(architecture);
  }

  private look(): void {
    this.watch.looks++;
    if (this.watch.looks > LOOKS) {
      throw new Error(
        `propose looked ${LOOKS} times at a space of ${this.gridSize} points without a proposal: such a search hangs. ` +
          "Bound the number of tries, and return undefined when nothing is left.",
      );
    }
  }
}
