import { classAccuracies } from "../evaluation/class-accuracies.ts";
import type { Score, ScoreKind } from "../evaluation/score.ts";
import { countEach } from "../statistics/count-each.ts";
import { clusteredInterval, shareOf } from "../statistics/wilson-interval.ts";
import type { ImageTextModel } from "./image-text-model.ts";
import { ImageTextTask } from "./image-text-task.ts";
import { knownWords, wordsIn } from "./known-words.ts";
import type { LabelledItem } from "./labelled-item.ts";
import { type NearestLabels, nearestLabels } from "./nearest-labels.ts";
import type { PairStream } from "./pair-stream.ts";
import type { Picture } from "./picture.ts";
import { classify } from "./zero-shot.ts";

/** Labelled pictures to classify. A label is written as in prompts. */
export interface ZeroShotData {
  /** Whether test pictures arrive in the growth steps of the stream. Each arrival has a score then. */
  readonly arrives: boolean;
  /** Test pictures up to a growth step, by arrival. */
  tested(step: number): Promise<readonly (readonly LabelledItem[])[]>;
  /** Pictures of which the baseline takes the nearest one, up to a growth step. */
  neighbours(step: number): Promise<readonly LabelledItem[]>;
}

/** How classes are named, and the score. */
export interface ZeroShotWording {
  /** Name of the score. */
  readonly name: string;
  /** Prompts with `{}` or `{c}` in place of the class. */
  readonly prompts: readonly string[];
}

/** Test of a growth step, independent of the model. */
interface Examination {
  readonly items: readonly LabelledItem[];
  /** Arrival of each item, from 1. */
  readonly arrivals: readonly number[];
  readonly classes: readonly string[];
  readonly nearest: NearestLabels;
}

/** A classified picture. */
interface Judged {
  readonly item: LabelledItem;
  readonly arrival: number;
  readonly isRight: boolean;
  /** Label of the nearest neighbour. */
  readonly nearest: string | undefined;
}

/**
 * Zero-shot classification among all labels of the test pictures so far (Radford et al. 2021, arXiv 2103.00020). If
 * some labels have words that no training caption of the stream has had, the others have a score of their own.
 */
export class ZeroShotTask extends ImageTextTask {
  override readonly scores: readonly ScoreKind[];
  private readonly data: ZeroShotData;
  private readonly stream: PairStream;
  private readonly name: string;
  private readonly templates: readonly string[];
  private readonly examinations = new Map<number, Promise<Examination>>();

  constructor(data: ZeroShotData, stream: PairStream, { name, prompts }: ZeroShotWording) {
    super();
    this.data = data;
    this.stream = stream;
    this.name = name;
    this.scores = [{ name }, { name: knownName(name) }];
    this.templates = prompts.map((prompt) => prompt.replaceAll("{c}", "{}"));
  }

  override async score(model: ImageTextModel, step: number): Promise<Score[]> {
    const examination = await this.examination(step);
    const { items, classes } = examination;
    const pictures = await Promise.all(items.map((item) => item.picture()));
    const judge = (among: readonly string[]) => this.judge(model, examination, pictures, among);
    const all = await judge(classes);
    const known = await this.known(classes, step);
    const some = known.length < classes.length ? await judge(known) : [];
    return [
      ...withClasses(scoreOf(this.name, all, classes.length), all),
      ...withClasses(scoreOf(knownName(this.name), some, known.length), some),
      ...(this.data.arrives ? scoresByArrival(this.name, all, classes.length) : []),
    ];
  }

  private examination(step: number): Promise<Examination> {
    const known = this.examinations.get(step) ?? this.examine(step);
    this.examinations.set(step, known);
    return known;
  }

  private async examine(step: number): Promise<Examination> {
    const tested = await this.data.tested(step);
    const items = tested.flat();
    return {
      items,
      arrivals: tested.flatMap((some, index) => some.map(() => index + 1)),
      classes: [...new Set(items.map(({ label }) => label))].toSorted(),
      nearest: await nearestLabels(items, await this.data.neighbours(step)),
    };
  }

  /** The classes with words of training captions only. */
  private async known(classes: readonly string[], step: number): Promise<readonly string[]> {
    const words = await knownWords(this.stream, step);
    return classes.filter((name) => wordsIn(name).every((word) => words.has(word)));
  }

  /** Classifies the pictures of some classes among these classes; none with fewer than two. */
  private async judge(
    model: ImageTextModel,
    { items, arrivals, nearest }: Examination,
    pictures: readonly Picture[],
    classes: readonly string[],
  ): Promise<readonly Judged[]> {
    if (classes.length < 2) return [];
    const among = new Set(classes);
    const places = [...items.keys()].filter((place) => among.has(items[place]!.label));
    const some = places.map((place) => pictures[place]!);
    const found = await classify(model, some, { classes, templates: this.templates });
    const neighbours = nearest(among);
    return places.map((place, index) => ({
      item: items[place]!,
      arrival: arrivals[place]!,
      isRight: found[index] === items[place]!.label,
      nearest: neighbours[place],
    }));
  }
}

/** Name of the score among classes whose words training captions have had. */
function knownName(name: string): string {
  return `${name} (known words)`;
}

/** Scores with the accuracy by class. */
function withClasses(scores: readonly Score[], judged: readonly Judged[]): Score[] {
  const labels = judged.map(({ item }) => item.label);
  const byClass = classAccuracies(
    labels,
    judged.map(({ isRight }) => isRight),
  );
  return scores.map((score) => ({ ...score, ...(byClass && { byClass }) }));
}

function scoresByArrival(name: string, judged: readonly Judged[], classes: number): Score[] {
  const arrivals = [...new Set(judged.map(({ arrival }) => arrival))];
  return arrivals.flatMap((ofStep) => {
    const own = judged.filter(({ arrival }) => arrival === ofStep);
    return scoreOf(name, own, classes).map((score) => ({ ...score, ofStep }));
  });
}

/** No score without pictures. */
function scoreOf(name: string, judged: readonly Judged[], classes: number): Score[] {
  if (judged.length === 0) return [];
  const right = judged.map(({ isRight }) => isRight);
  const [labels, groups] = [judged.map(({ item }) => item.label), judged.map(({ item }) => item.group)];
  const neighbours = judged.map(({ item, nearest }) => nearest === item.label);
  const hasNeighbours = judged.some(({ nearest }) => nearest !== undefined);
  return [
    {
      name,
      value: shareOf(right),
      interval: clusteredInterval(right, groups),
      count: judged.length,
      classes,
      baselines: {
        majority: Math.max(...countEach(labels).values()) / labels.length,
        ...(hasNeighbours && { "nearest neighbour": shareOf(neighbours) }),
      },
    },
  ];
}
