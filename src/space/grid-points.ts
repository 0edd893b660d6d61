import type { ArchitectureValue, ArchitectureValues } from "../architecture/architecture.ts";
import type { Random } from "../random/random.ts";
import type { Points } from "./points.ts";
import type { ValueList } from "./value-list.ts";

/** All combinations of the values of dimensions, the last dimension changing fastest. */
export class GridPoints implements Points {
  readonly size: number;
  private readonly values: ReadonlyMap<string, ValueList>;
  /** The dimensions in the order in which an architecture has them, with their indices in `values`. */
  private readonly sorted: readonly (readonly [name: string, values: ValueList, place: number])[];

  constructor(values: ReadonlyMap<string, ValueList>) {
    this.values = values;
    this.sorted = [...values]
      .map(([name, choices], place) => [name, choices, place] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1));
    this.size = [...values.values()].reduce((product, choices) => product * choices.length, 1);
  }

  at(index: number): ArchitectureValues {
    const point: Record<string, ArchitectureValue> = {};
    let rest = index;
    for (const [name, choices] of [...this.values].toReversed()) {
      point[name] = choices.at(rest % choices.length)!;
      rest = Math.floor(rest / choices.length);
    }
    return point;
  }

  indexOf(point: ArchitectureValues): number {
    let index = 0;
    for (const [name, choices] of this.values) {
      const place = choices.indexOf(point[name]);
      if (place === -1) throw new RangeError(`${point[name]} is not a value of ${name}`);
      index = index * choices.length + place;
    }
    return index;
  }

  /** Draws each dimension separately, since the product of many sizes is not exact. */
  draw(random: Random): ArchitectureValues {
    const draws = random.uniforms(this.values.size);
    const point: Record<string, ArchitectureValue> = {};
    for (const [name, choices, place] of this.sorted)
      point[name] = choices.at(Math.floor(draws[place]! * choices.length))!;
    return point;
  }
}
