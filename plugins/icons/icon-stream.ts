import type { Random, Split } from "espalier";
import { type Augmentation, type Pair, PairStream, type Picture } from "espalier/image-text";
import { arrivalsOf, type Order } from "./arrivals.ts";
import { type CataloguedSet, splitAt } from "./catalogue.ts";
import type { Drawings, IconPlace } from "./drawings.ts";
import { unknownIcon } from "./errors.ts";
import { captionsOf, captionWords } from "./grammar.ts";
import { IconPairs } from "./icon-pairs.ts";
import type { IconLibrary } from "./library.ts";
import { onWhite, paintVaried } from "./paint.ts";

/** Options of the stream. */
export interface IconStreamOptions {
  readonly steps: number;
  readonly order: Order;
  /** Training pairs of a step at most; 0: all. */
  readonly pairs: number;
  readonly imageSize: number;
  readonly excludedLicences: readonly string[];
  readonly augmentation: Augmentation & { readonly colours: boolean };
}

const SPLITS: readonly Split[] = ["train", "search-validation", "test"];

/** Pairs of a step for search-validation at most, and for the test. */
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
  private readonly arrivals: readonly Readonly<Record<Split, IconPairs>>[];

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

  override async examples(step: number, split: Split): Promise<IconPairs> {
    const arrival = this.arrivals[step - 1];
    if (arrival === undefined) throw new RangeError(`no step ${step} in a stream of ${this.steps}`);
    return arrival[split];
  }

  /** Fewer texts than captions, since thousands of icons share a thing or a category. */
  override async texts(step: number): Promise<readonly string[]> {
    const { icons } = await this.examples(step, "train");
    return [...new Set(icons.flatMap((icon) => textsOf(icon)))];
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
    const pairs = await Promise.all(SPLITS.map((split) => this.examples(step, split)));
    await this.drawings.prepare(pairs.flatMap(({ icons }) => icons));
  }

  private placeOf({ id }: Pair): IconPlace {
    const [prefix = "", name = ""] = id.split(":");
    const set = this.sets.get(prefix);
    const place = set === undefined ? -1 : (placesIn(set).get(name) ?? -1);
    if (set === undefined || place < 0) throw unknownIcon(id);
    return { set, place };
  }

  private arriving(sets: readonly CataloguedSet[]): Record<Split, IconPairs> {
    const found: Record<Split, Positioned[]> = { train: [], "search-validation": [], test: [] };
    for (const set of sets)
      set.groupPositions.forEach((groupPosition, place) =>
        found[splitAt(groupPosition)].push([set.positions[place] as number, { set, place }]),
      );
    const { pairs } = this.options;
    const firstOf = (split: Split, most: number) => new IconPairs(first(found[split], most), pairOf);
    return {
      train: firstOf("train", pairs === 0 ? Number.POSITIVE_INFINITY : pairs),
      "search-validation": firstOf("search-validation", HELD_OUT),
      test: firstOf("test", HELD_OUT),
    };
  }
}

/** The first icons in the random order of all, so that a smaller stream is a part of a larger one. */
function first(icons: readonly Positioned[], most: number): readonly IconPlace[] {
  const chosen =
    icons.length <= most ? icons : icons.toSorted(([one], [other]) => one - other).slice(0, most);
  return chosen.map(([, icon]) => icon);
}

function pairOf({ set, place }: IconPlace): Pair {
  const captions = captionsOf({
    thing: set.things[place] as string,
    style: set.styles[place] as string,
    aliases: set.aliases[place] ?? [],
    categories: set.categories[place] ?? [],
    kind: set.kind,
  });
  return {
    id: `${set.prefix}:${set.names[place]}`,
    group: String(set.groups[place]),
    captions,
    tags: [...new Set(captions.map(({ about = "" }) => about))],
  };
}

/** Texts with all words of an icon's captions. */
function textsOf({ set, place }: IconPlace): readonly string[] {
  const [thing = "", style = ""] = [set.things[place], set.styles[place]];
  const [aliases = [], categories = []] = [set.aliases[place], set.categories[place]];
  return [thing, ...aliases, ...captionWords({ style, categories, kind: set.kind })];
}

const places = new WeakMap<CataloguedSet, ReadonlyMap<string, number>>();

/** Places of a set's icons by name. */
function placesIn(set: CataloguedSet): ReadonlyMap<string, number> {
  const known = places.get(set) ?? new Map(set.names.map((name, place) => [name, place]));
  places.set(set, known);
  return known;
}
