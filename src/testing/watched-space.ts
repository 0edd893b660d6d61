import type { Architecture, ArchitectureValue } from "../architecture/architecture.ts";
import type { Random } from "../random/random.ts";
import type { Constraint } from "../space/constraint.ts";
import type { Dimension } from "../space/dimension.ts";
import { SearchSpace } from "../space/search-space.ts";

/** Looks at a space that one proposal may take: far more than the small spaces of the kits have architectures. */
const LOOKS = 20_000;

/** A space that ends what would never end: whoever keeps looking for something that is not there gets an error. */
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

  /** To be called before each proposal. */
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
        `propose looked ${LOOKS} times at a space of ${this.gridSize} points without an answer: such a search hangs. ` +
          "Bound the number of tries, and return undefined when nothing is left.",
      );
    }
  }
}
