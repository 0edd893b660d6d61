import type { Random, Split } from "espalier";
import type { Caption, Pair } from "espalier/image-text";
import { SceneCaption, type Told } from "./caption.ts";
import { type CaptionSettings, describe, wordingOf } from "./captions.ts";
import type { SceneArtist, SceneRequest } from "./draw-scene.ts";
import { type DrawKey, drawKey, Draws } from "./draws.ts";
import { type HardNegative, hardNegatives } from "./hard-negatives.ts";
import type { Scene } from "./scene.ts";

/** What pairs of a split and a step are made from. */
export interface PairSource {
  readonly split: Split;
  readonly step: number;
  readonly key: DrawKey;
  readonly artist: SceneArtist;
  readonly settings: CaptionSettings & {
    /** Share of the training captions that are another scene's. */
    readonly labelNoise: number;
    /** Objects that captions do not speak of, but in the test. */
    readonly distractors: number;
  };
}

/** The key of a split's pairs of a step. */
export function sourceKey(random: Random, split: Split, step: number): DrawKey {
  return drawKey(random.fork("pairs", split, step));
}

/** What a pair's draws are for. */
const PURPOSE = { scene: 0, look: 1, negatives: 2, captions: 3 } as const;

type Tested = Pick<SceneRequest, "novelty" | "topic">;
const SEEN: Tested = { novelty: undefined, topic: undefined };
const COMBINATION: Tested = { novelty: "combination", topic: undefined };

/** What test scenes of each step are, in turn. Half of them might be training scenes. */
const TESTED: readonly (readonly Tested[])[] = [
  [SEEN, COMBINATION],
  [SEEN, COMBINATION],
  [SEEN, COMBINATION],
  [
    { novelty: undefined, topic: "relation" },
    { novelty: "relation", topic: "relation" },
    { novelty: undefined, topic: "count" },
    { novelty: "count", topic: "count" },
  ],
  [SEEN, COMBINATION, SEEN, { novelty: "relation", topic: undefined }],
];

/**
 * A scene with its captions; both follow from source and index, and are made when they are first asked for. Pairs of one
 * group agree in all that words of their step can tell.
 */
export class ScenePair implements Pair {
  readonly id: string;
  private readonly source: PairSource;
  private readonly index: number;
  private drawn: Scene | undefined;
  private told: readonly SceneCaption[] | undefined;

  constructor(source: PairSource, index: number) {
    this.id = `${source.split}/${source.step}/${index}`;
    this.source = source;
    this.index = index;
  }

  get scene(): Scene {
    this.drawn ??= this.source.artist.draw(this.request, this.draws("scene"));
    return this.drawn;
  }

  get captions(): readonly SceneCaption[] {
    this.told ??= Array.from(
      { length: this.source.settings.captions },
      (_, place) => new SceneCaption(() => this.tell(place)),
    );
    return this.told;
  }

  get group(): string {
    const { step, objects } = this.scene;
    const descriptions = objects.map(({ shape, colour, size, texture, column, row }) =>
      [
        shape,
        colour,
        ...(step > 1 ? [size, texture] : []),
        ...(step === 1 || step === 3 ? [] : [column, row]),
      ].join(),
    );
    return `${step}:${descriptions.toSorted().join(";")}`;
  }

  /** Of a test pair `seen`, or `held-out` and what is, such as `held-out:combination`. */
  get tags(): readonly string[] {
    if (this.source.split !== "test") return [];
    const { novelty } = this.request;
    return novelty === undefined ? ["seen"] : ["held-out", `held-out:${novelty}`];
  }

  /** Captions that are false of the picture, though nearly true. */
  get hardNegatives(): readonly HardNegative[] {
    const draws = this.draws("negatives");
    const { paraphrase } = this.source.settings;
    return hardNegatives(this.scene, wordingOf(this.source.step, paraphrase, draws), draws);
  }

  /** What decides the picture's background, clutter and noise. */
  get look(): Draws {
    return this.draws("look");
  }

  isDescribedBy(caption: Caption): boolean {
    return caption instanceof SceneCaption && caption.isTrueOf(this.scene);
  }

  private get request(): SceneRequest {
    const { split, step, settings } = this.source;
    if (split !== "test") return { step, ...SEEN, distractors: settings.distractors };
    const tested = TESTED[step - 1] ?? [];
    return { step, ...(tested[this.index % tested.length] ?? SEEN), distractors: 0 };
  }

  /** Of training pairs at times what is said of another scene, which may happen to be true here. */
  private tell(place: number): Told {
    const { split, artist, settings } = this.source;
    const draws = this.draws("captions", place);
    const isNoise = split === "train" && draws.isLucky(settings.labelNoise);
    return describe(isNoise ? artist.draw(this.request, draws) : this.scene, settings, draws);
  }

  /** @param place of several that are for the same. */
  private draws(purpose: keyof typeof PURPOSE, place = 0): Draws {
    return new Draws(this.source.key, this.index, PURPOSE[purpose] + place);
  }
}
