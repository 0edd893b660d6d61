import { LazyExamples, type Random, type Split } from "espalier";
import { type Augmentation, type Pair, PairStream, type Picture } from "espalier/image-text";
import { arrivalsOf, type Order } from "./arrivals.ts";
import { type CataloguedSet, splitAt } from "./catalogue.ts";
import type { Drawings } from "./drawings.ts";
import { unknownIcon } from "./errors.ts";
import { captionsOf, wordTexts } from "./grammar.ts";
import { iconAt, type IconPlace } from "./icon.ts";
import type { IconLibrary } from "./library.ts";
import { onWhite, paintVaried } from "./paint.ts";

/** Options of the stream. */
export interface IconStreamOptions {
  readonly steps: number;
  readonly order: Order;
  /** Maximum number of training pairs of a step; 0: all. */
  readonly pairs: number;
  readonly imageSize: number;
  readonly excludedLicences: readonly string[];
  readonly augmentation: Augmentation & { readonly colours: boolean };
}

/** Maximum number of pairs of a step for search-validation, and for the test. */
const HELD_OUT = 500;

/** An icon's position in a random order, and itself. */
type Positioned = readonly [position: number, icon: IconPlace];

/**
 * Icons of many designers with captions from their names. A pair's group is a thing by one designer, in all styles and
 * sizes. Icons of other designers with the same name are described by its captions, which have a tag for that.
 */
export class IconStream extends PairStream {
  override readonly steps: number;
  override readonly stepNames: readonly string[];
  override readonly imageSize: number;
  private readonly sets: ReadonlyMap<string, CataloguedSet>;
  private readonly options: IconStreamOptions;
  private readonly drawings: Drawings;
  private readonly arrivals: readonly Readonly<Record<Split, readonly IconPlace[]>>[];

  constructor(library: IconLibrary, options: IconStreamOptions) {
    super();
    const { steps, order, imageSize, excludedLicences } = options;
    this.steps = steps;
    this.imageSize = imageSize;
    this.options = options;
    const { sets } = library;
    this.sets = new Map(sets.map((set) => [set.prefix, set]));
    this.drawings = library.drawings(imageSize);
    const trained = sets.filter(
      ({ licence, isHeldOut }) => !isHeldOut && !excludedLicences.includes(licence),
    );
    const arrivals = arrivalsOf(trained, order, steps);
    this.stepNames = arrivals.map(({ name }) => name);
    this.arrivals = arrivals.map((arrival) => this.arriving(arrival.sets));
  }

  override async examples(step: number, split: Split): Promise<LazyExamples<Pair>> {
    const icons = this.arrivalOf(step)[split];
    return new LazyExamples(icons.length, (index) => pairOf(icons[index] as IconPlace));
  }

  /** Training icons that have arrived up to a step. */
  arrivedIcons(step: number): readonly IconPlace[] {
    return this.arrivals.slice(0, step).flatMap(({ train }) => train);
  }

  override async texts(step: number): Promise<readonly string[]> {
    return [...new Set(this.arrivalOf(step).train.flatMap((icon) => wordTexts(iconAt(icon))))];
  }

  override async picture(pair: Pair, augmentation?: Random): Promise<Picture> {
    const { imageSize } = this;
    const place = this.placeOf(pair);
    const drawing = await this.drawings.get(place);
    return augmentation === undefined
      ? onWhite(drawing, imageSize)
      : paintVaried(drawing, imageSize, this.options.augmentation, augmentation);
  }

  /** Draws the icons of a step, so that training need not wait for single ones. */
  override async prepare(step: number): Promise<void> {
    await this.drawings.prepare(Object.values(this.arrivalOf(step)).flat());
  }

  private arrivalOf(step: number): Readonly<Record<Split, readonly IconPlace[]>> {
    const arrival = this.arrivals[step - 1];
    if (arrival === undefined) throw new RangeError(`no step ${step} in a stream of ${this.steps}`);
    return arrival;
  }

  private placeOf({ id }: Pair): IconPlace {
    const [prefix = "", name = ""] = id.split(":");
    const set = this.sets.get(prefix);
    const place = set && placesIn(set).get(name);
    if (set === undefined || place === undefined) throw unknownIcon(id);
    return { set, place };
  }

  private arriving(sets: readonly CataloguedSet[]): Record<Split, readonly IconPlace[]> {
    const found: Record<Split, Positioned[]> = { train: [], "search-validation": [], test: [] };
    for (const set of sets)
      set.groupPositions.forEach((groupPosition, place) =>
        found[splitAt(groupPosition)].push([set.positions[place] as number, { set, place }]),
      );
    const { pairs } = this.options;
    return {
      train: first(found.train, pairs === 0 ? Number.POSITIVE_INFINITY : pairs),
      "search-validation": first(found["search-validation"], HELD_OUT),
      test: first(found.test, HELD_OUT),
    };
  }
}

/** The first icons in the random order of all, so that a smaller stream is a part of a larger one. */
function first(icons: readonly Positioned[], most: number): readonly IconPlace[] {
  const chosen =
    icons.length <= most ? icons : icons.toSorted(([one], [other]) => one - other).slice(0, most);
  return chosen.map(([, icon]) => icon);
}

function pairOf(icon: IconPlace): Pair {
  const { set, place } = icon;
  const captions = captionsOf(iconAt(icon));
  return {
    id: `${set.prefix}:${set.names[place]}`,
    group: String(set.groups[place]),
    captions,
    tags: [...new Set(captions.map(({ about = "" }) => about))],
  };
}

const places = new WeakMap<CataloguedSet, ReadonlyMap<string, number>>();

/** Places of a set's icons by name. */
function placesIn(set: CataloguedSet): ReadonlyMap<string, number> {
  const known = places.get(set) ?? new Map(set.names.map((name, place) => [name, place]));
  places.set(set, known);
  return known;
}
