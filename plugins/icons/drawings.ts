import { notify, openDataPackage, RecordCache, shortNumber, withProgress } from "espalier";
import type { CataloguedSet } from "./catalogue.ts";
import type { IconPlace } from "./icon.ts";
import { ICONIFY } from "./package.ts";
import { type IconSet, readSet } from "./read-set.ts";
import { drawSheet, SHEET } from "./sheet.ts";

/** Version of the drawings; a change of their pixels needs another one. */
const VERSION = 1;

/** Number of icons from which drawing is announced. */
const MANY = 2000;

/**
 * Drawings of icons at one size, cached on disk. Icons of one colour are masks `[size, size]` of their opacity; the others
 * are `[size, size, 4]`, RGBA.
 */
export class Drawings {
  private readonly size: number;
  /** The set that was read last: its file has megabytes, and icons are mostly drawn set by set. */
  private contents: IconSet | undefined;
  private readonly caches: Readonly<Record<"mask" | "colour", RecordCache>>;
  /** Index of each set's first icon among those with colours, or among those without. */
  private readonly starts = new Map<string, number>();

  constructor(sets: readonly CataloguedSet[], size: number) {
    this.size = size;
    const name = `icons-${ICONIFY.version}-${VERSION}-${size}`;
    this.caches = {
      mask: new RecordCache(`${name}-mask`, size * size),
      colour: new RecordCache(`${name}-colour`, size * size * 4),
    };
    const counts = { mask: 0, colour: 0 };
    for (const set of sets) {
      this.starts.set(set.prefix, counts[kindOf(set)]);
      counts[kindOf(set)] += set.names.length;
    }
  }

  /** A drawing, from the disk or made now. */
  async get({ set, place }: IconPlace): Promise<Uint8Array> {
    const found = this.caches[kindOf(set)].read(this.indexOf(set, place));
    if (found !== undefined) return found;
    const [drawn] = await this.draw(set, [place]);
    return drawn as Uint8Array;
  }

  /** Draws those of some icons that are not on the disk yet. All of them take about two minutes. */
  async prepare(icons: Iterable<IconPlace>): Promise<void> {
    if (!this.caches.mask.isOpen) return;
    const missing = new Map<CataloguedSet, number[]>();
    let count = 0;
    for (const { set, place } of icons) {
      if (this.caches[kindOf(set)].has(this.indexOf(set, place))) continue;
      const places = missing.get(set) ?? [];
      missing.set(set, places);
      places.push(place);
      count++;
    }
    await this.drawAll(missing, count);
  }

  private async drawAll(
    missing: ReadonlyMap<CataloguedSet, readonly number[]>,
    count: number,
  ): Promise<void> {
    const drawEach = async (report: (done: number) => void) => {
      let done = 0;
      for (const [set, places] of missing) await this.draw(set, places, (some) => report((done += some)));
    };
    if (count < MANY) return drawEach(() => {});
    notify(`Drawing ${shortNumber(count)} icons of ${this.size} pixels, once per machine.`);
    await withProgress("Drawing icons", { total: count, unit: "icons" }, drawEach);
  }

  /** @param onDrawn receives the number of icons of each finished sheet. */
  private async draw(
    set: CataloguedSet,
    places: readonly number[],
    onDrawn: (count: number) => void = () => {},
  ): Promise<Uint8Array[]> {
    const contents = await this.contentsOf(set);
    const sheets = Array.from({ length: Math.ceil(places.length / SHEET) }, (_, sheet) =>
      places.slice(sheet * SHEET, (sheet + 1) * SHEET),
    );
    const bodies = (sheet: readonly number[]) =>
      sheet.map((place) => ({ ...contents, ...contents.icons[set.names[place] as string] }));
    const drawn = await Promise.all(
      sheets.map(async (sheet) => {
        const pictures = await drawSheet(bodies(sheet), this.size);
        onDrawn(sheet.length);
        return pictures.map((rgba) => (set.isColoured ? rgba : opacityOf(rgba)));
      }),
    );
    const all = drawn.flat();
    all.forEach((drawing, at) =>
      this.caches[kindOf(set)].write(this.indexOf(set, places[at] as number), drawing),
    );
    return all;
  }

  private async contentsOf({ prefix }: CataloguedSet): Promise<IconSet> {
    if (this.contents?.prefix !== prefix)
      this.contents = await readSet(await openDataPackage(ICONIFY), prefix);
    return this.contents;
  }

  private indexOf(set: CataloguedSet, place: number): number {
    return (this.starts.get(set.prefix) as number) + place;
  }
}

function kindOf({ isColoured }: CataloguedSet): "mask" | "colour" {
  return isColoured ? "colour" : "mask";
}

/** The fourth channel of `[size, size, 4]`. */
function opacityOf(rgba: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: rgba.length / 4 }, (_, pixel) => rgba[4 * pixel + 3] as number);
}
