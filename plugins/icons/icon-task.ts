import { classAccuracies, clusteredInterval, countEach, type Score, type ScoreKind, shareOf } from "espalier";
import {
  classify,
  ImageTextTask,
  type ImageTextModel,
  knownWords,
  nearestAmong,
  type PairStream,
  type Picture,
  squaredDistances,
  thumbnails,
  THUMBNAIL_WIDTH,
} from "espalier/image-text";
import { iconAt, type IconPlace } from "./icon.ts";
import { IconStream } from "./icon-stream.ts";
import type { IconLibrary } from "./library.ts";
import { onWhite } from "./paint.ts";
import type { IconClassification } from "./task-table.ts";

/** Maximum number of training icons of a class in the nearest-neighbour baseline. */
const REFERENCES = 20;

/** An icon and its class. */
export interface Labelled {
  readonly icon: IconPlace;
  readonly label: string;
}

/** Test of a growth step, independent of the model. */
interface Examination {
  readonly members: readonly Labelled[];
  readonly pictures: readonly Picture[];
  readonly classes: readonly string[];
  readonly baselines: Readonly<Record<string, number>>;
}

/**
 * Zero-shot classification of the icons of held-out sets. Classes with a word that no training caption has had so far
 * are left out, since they cannot be known: the number of classes grows with the steps. The interval treats icons of one
 * thing by one designer as dependent.
 */
export class IconTask extends ImageTextTask {
  override readonly scores: readonly ScoreKind[];
  private readonly classification: IconClassification;
  private readonly stream: PairStream;
  private readonly library: IconLibrary;
  private readonly examinations = new Map<number, Promise<Examination>>();

  constructor(classification: IconClassification, stream: PairStream, library: IconLibrary) {
    super();
    this.classification = classification;
    this.scores = [{ name: classification.type }];
    this.stream = stream;
    this.library = library;
  }

  override async score(model: ImageTextModel, step: number): Promise<Score[]> {
    const { members, pictures, classes, baselines } = await this.examination(step);
    if (classes.length < 2) return [];
    const { type, prompts: templates } = this.classification;
    const found = await classify(model, pictures, { classes, templates });
    const right = members.map(({ label }, index) => found[index] === label);
    const clusters = members.map(({ icon: { set, place } }) => String(set.groups[place]));
    const [value, interval] = [shareOf(right), clusteredInterval(right, clusters)];
    const byClass = classAccuracies(
      members.map(({ label }) => label),
      right,
    );
    return [
      {
        ...{ name: type, value, interval, count: members.length, classes: classes.length, baselines },
        ...(byClass && { byClass }),
      },
    ];
  }

  /** Test pictures, classes and baselines at a growth step. */
  examination(step: number): Promise<Examination> {
    const known = this.examinations.get(step) ?? this.examine(step);
    this.examinations.set(step, known);
    return known;
  }

  private async examine(step: number): Promise<Examination> {
    const members = await this.members(step);
    const classes = classesOf(members);
    const pictures = await this.pictures(members);
    const majority = Math.max(0, ...countEach(members.map(({ label }) => label)).values()) / members.length;
    const neighbour = await this.neighbourScore(members, pictures, this.references(classes, step));
    const baselines = { majority, ...(neighbour !== undefined && { "nearest neighbour": neighbour }) };
    return { members, pictures, classes, baselines };
  }

  /** Test icons of the classes that can be known at a growth step. */
  async members(step: number): Promise<readonly Labelled[]> {
    const words = await knownWords(this.stream, step);
    const isKnown = ({ label }: Labelled) => label.split(" ").every((word) => words.has(word));
    return this.tested().filter(isKnown);
  }

  /** Some training icons of each class that have arrived up to a step; none with a stream of other pictures. */
  references(classes: readonly string[], step: number): readonly Labelled[] {
    const labels = new Set(classes);
    const arrived = this.stream instanceof IconStream ? this.stream.arrivedIcons(step) : [];
    const known = arrived.flatMap((icon) => this.labelledIcon(icon)).filter(({ label }) => labels.has(label));
    return firstOfEach(known, REFERENCES);
  }

  /** The share of test icons whose most similar reference, pixel by pixel, is of their class. */
  private async neighbourScore(
    members: readonly Labelled[],
    pictures: readonly Picture[],
    references: readonly Labelled[],
  ): Promise<number | undefined> {
    if (references.length === 0) return undefined;
    const distances = await squaredDistances(
      thumbnails(pictures),
      thumbnails(await this.pictures(references)),
      THUMBNAIL_WIDTH,
    );
    const all = [...references.keys()];
    return shareOf(
      members.map(({ label }, row) => {
        const own = distances.subarray(row * references.length, (row + 1) * references.length);
        return references[nearestAmong(own, all)]?.label === label;
      }),
    );
  }

  /** All icons of the held-out sets. */
  private tested(): readonly Labelled[] {
    return this.library.sets
      .filter(({ prefix }) => this.classification.sets.includes(prefix))
      .flatMap((set) => set.names.flatMap((_, place) => this.labelledIcon({ set, place })));
  }

  /** Empty for an icon that is not part of the task. */
  private labelledIcon(icon: IconPlace): readonly Labelled[] {
    const label = this.classification.classOf(iconAt(icon));
    return label === undefined ? [] : [{ icon, label }];
  }

  private async pictures(labelled: readonly Labelled[]): Promise<readonly Picture[]> {
    const { imageSize } = this.stream;
    const drawings = this.library.drawings(imageSize);
    await drawings.prepare(labelled.map(({ icon }) => icon));
    return Promise.all(labelled.map(async ({ icon }) => onWhite(await drawings.get(icon), imageSize)));
  }
}

/** The classes of some icons, in alphabetical order. */
export function classesOf(labelled: readonly Labelled[]): readonly string[] {
  return [...new Set(labelled.map(({ label }) => label))].toSorted();
}

/** The first icons of each class in the random order of all, up to a number. */
function firstOfEach(labelled: readonly Labelled[], most: number): readonly Labelled[] {
  const counts = new Map<string, number>();
  const position = ({ icon: { set, place } }: Labelled) => set.positions[place] as number;
  return labelled
    .toSorted((one, other) => position(one) - position(other))
    .filter(({ label }) => {
      const count = (counts.get(label) ?? 0) + 1;
      counts.set(label, count);
      return count <= most;
    });
}
