import type { Pair, Pairs } from "espalier/image-text";
import type { IconPlace } from "./drawings.ts";

/** Pairs that are created when asked for: captions of all icons at once would take a gigabyte. */
export class IconPairs implements Pairs {
  readonly icons: readonly IconPlace[];
  private readonly create: (icon: IconPlace) => Pair;

  constructor(icons: readonly IconPlace[], create: (icon: IconPlace) => Pair) {
    this.icons = icons;
    this.create = create;
  }

  get length(): number {
    return this.icons.length;
  }

  at(index: number): Pair | undefined {
    const icon = this.icons.at(index);
    return icon === undefined ? undefined : this.create(icon);
  }

  *[Symbol.iterator](): Iterator<Pair> {
    for (const icon of this.icons) yield this.create(icon);
  }
}
