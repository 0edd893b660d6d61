import { clusteredInterval, type Score, type ScoreKind, shareOf } from "espalier";
import { ImageTextTask, type ImageTextModel, classify, type PairStream } from "espalier/image-text";
import type { Artist, Drawing } from "./drawing.ts";
import { EmojiStream } from "./emoji-stream.ts";
import type { EmojiLibrary } from "./library.ts";
import { judgeable, labelled, type Labelled, sizesOf } from "./task-pictures.ts";
import type { EmojiClassification } from "./task-table.ts";

/** Test of a growth step, independent of the model. */
interface Examination {
  readonly members: readonly Labelled[];
  readonly classes: readonly string[];
  readonly baselines: Readonly<Record<string, number>>;
}

/**
 * Zero-shot classification of all drawings that have arrived so far. The interval treats the drawings of one thing,
 * the same person in six skin tones, as dependent.
 */
export class EmojiTask extends ImageTextTask {
  override readonly scores: readonly [ScoreKind];
  private readonly classification: EmojiClassification;
  private readonly artist: Artist;
  private readonly stream: PairStream;
  private readonly library: EmojiLibrary;
  private readonly examinations = new Map<number, Promise<Examination>>();

  constructor(
    classification: EmojiClassification,
    artist: Artist,
    stream: PairStream,
    library: EmojiLibrary,
  ) {
    super();
    const { type } = classification;
    this.scores = [{ name: artist === "twitter" ? type : `${type} (${artist})` }];
    this.classification = classification;
    this.artist = artist;
    this.stream = stream;
    this.library = library;
  }

  override async score(model: ImageTextModel, step: number): Promise<Score[]> {
    const { members, classes, baselines } = await this.examination(step);
    if (classes.length < 2) return [];
    const { prompts: templates } = this.classification;
    const pictures = members.map(({ picture }) => picture);
    const found = await classify(model, pictures, { classes, templates });
    const right = members.map(({ label }, index) => found[index] === label);
    return [
      {
        ...this.scores[0],
        value: shareOf(right),
        interval: clusteredInterval(right, thingsOf(members)),
        count: members.length,
        classes: classes.length,
        baselines,
      },
    ];
  }

  /** Test pictures, classes and baselines of the things that have arrived by `step`. */
  examination(step: number): Promise<Examination> {
    const known = this.examinations.get(step);
    if (known !== undefined) return known;
    const examination = this.examine(step);
    this.examinations.set(step, examination);
    return examination;
  }

  private async examine(step: number): Promise<Examination> {
    const { classification, library } = this;
    const { imageSize } = this.stream;
    const arrived = library.drawings.filter((drawing) => this.hasArrived(drawing, step));
    const tested =
      this.artist === "twitter" ? arrived : arrived.filter(({ id }) => library.splits.get(id) === "test");
    const pictures = await library.pictures(this.artist, imageSize);
    const members = judgeable(labelled(classification, tested, pictures), classification.fewest);
    const sizes = sizesOf(members);
    if (sizes.size < 2) return { members, classes: [...sizes.keys()], baselines: {} };
    const trained = arrived.filter(({ id }) => library.splits.get(id) === "train");
    const baselines = {
      majority: Math.max(...sizes.values()) / members.length,
      "nearest neighbour": await this.neighbourScore(members, trained, sizes),
    };
    return { members, classes: [...sizes.keys()], baselines };
  }

  /** The share of members whose most similar training picture, pixel by pixel, is of their class. */
  private async neighbourScore(
    members: readonly Labelled[],
    trained: readonly Drawing[],
    classes: ReadonlyMap<string, unknown>,
  ): Promise<number> {
    const { classOf } = this.classification;
    const labels = new Map<string, string>();
    for (const drawing of trained) {
      const label = classOf(drawing);
      if (label !== undefined && classes.has(label)) labels.set(drawing.id, label);
    }
    if (labels.size === 0) return 0;
    const neighbours = await this.library.neighbours(this.artist, this.stream.imageSize);
    const nearest = await neighbours.nearest(
      members.map(({ drawing }) => drawing.id),
      [...labels.keys()],
    );
    return shareOf(members.map(({ label }, index) => labels.get(nearest[index] as string) === label));
  }

  /** Whether a drawing has arrived by a step. On streams other than `emoji` all have. */
  private hasArrived(drawing: Drawing, step: number): boolean {
    return !(this.stream instanceof EmojiStream) || this.stream.stepOf(drawing) <= step;
  }
}

function thingsOf(members: readonly Labelled[]): string[] {
  return members.map(({ drawing }) => drawing.thing);
}
