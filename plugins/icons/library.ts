import { type CataloguedSet, openCatalogue } from "./catalogue.ts";
import { Drawings } from "./drawings.ts";

/** All sets and their drawings. Shared by the stream and the tasks. */
export class IconLibrary {
  readonly sets: readonly CataloguedSet[];
  private readonly bySize = new Map<number, Drawings>();

  constructor(sets: readonly CataloguedSet[]) {
    this.sets = sets;
  }

  /** @throws EspalierError if the package with the icons cannot be downloaded. */
  static async open(): Promise<IconLibrary> {
    return new IconLibrary(await openCatalogue());
  }

  /** @param size side of the pictures in pixels. */
  drawings(size: number): Drawings {
    const drawings = this.bySize.get(size) ?? new Drawings(this.sets, size);
    this.bySize.set(size, drawings);
    return drawings;
  }
}
