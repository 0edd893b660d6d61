import type { Random, Split } from "espalier";
import type { Caption, Pair } from "espalier/image-text";
import { SceneCaption, type CaptionContent } from "./caption.ts";
import { type CaptionSettings, describe, wordingOf } from "./captions.ts";
import type { SceneGenerator, SceneRequest } from "./draw-scene.ts";
import { type DrawKey, drawKey, Draws } from "./draws.ts";
import { type HardNegative, hardNegatives } from "./hard-negatives.ts";
import type { Scene } from "./scene.ts";

/** Source of the pairs of a split and a step. */
export interface PairSource {
  readonly split: Split;
  readonly step: number;
  readonly key: DrawKey;
  readonly generator: SceneGenerator;
  readonly settings: CaptionSettings & {
    /** Share of the training captions taken from another scene. */
    readonly labelNoise: number;
    /** Number of objects that captions do not mention. The test has none. */
    readonly distractors: number;
  };
}

/** Key of the pairs of a split and a step. */
export function sourceKey(random: Random, split: Split, step: number): DrawKey {
  return drawKey(random.fork("pairs", split, step));
}

/** Purposes of a pair's draws. */
const PURPOSE = { scene: 0, look: 1, negatives: 2, captions: 3 } as const;

type Tested = Pick<SceneRequest, "novelty" | "topic">;
const SEEN: Tested = { novelty: undefined, topic: undefined };
const COMBINATION: Tested = { novelty: "combination", topic: undefined };

/** Requirements on the test scenes of each step, in turn. Half of them allow training scenes. */
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
 * A scene with its captions. Both depend on source and index alone and are generated on first use. Pairs of one group
 * agree in everything that words of their step can describe.
 */
export class ScenePair implements Pair {
  readonly id: string;
  private readonly source: PairSource;
  private readonly index: number;
  private cachedScene: Scene | undefined;
  private cachedCaptions: readonly SceneCaption[] | undefined;

  constructor(source: PairSource, index: number) {
    this.id = `${source.split}/${source.step}/${index}`;
    this.source = source;
    this.index = index;
  }

  get scene(): Scene {
    this.cachedScene ??= this.source.generator.draw(this.request, this.draws("scene"));
    return this.cachedScene;
  }

  get captions(): readonly SceneCaption[] {
    this.cachedCaptions ??= Array.from(
      { length: this.source.settings.captions },
      (_, place) => new SceneCaption(() => this.captionAt(place)),
    );
    return this.cachedCaptions;
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

  /** Tags of a test pair: `seen`, or `held-out` and the property, such as `held-out:combination`. */
  get tags(): readonly string[] {
    if (this.source.split !== "test") return [];
    const { novelty } = this.request;
    return novelty === undefined ? ["seen"] : ["held-out", `held-out:${novelty}`];
  }

  /** Captions that are false of the picture by a small change. */
  get hardNegatives(): readonly HardNegative[] {
    const draws = this.draws("negatives");
    const { paraphrase } = this.source.settings;
    return hardNegatives(this.scene, wordingOf(this.source.step, paraphrase, draws), draws);
  }

  /** Draws for the picture's background, clutter and noise. */
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

  /** A caption of the scene. With label noise, one of another scene, which may happen to be true here too. */
  private captionAt(place: number): CaptionContent {
    const { split, generator, settings } = this.source;
    const draws = this.draws("captions", place);
    const isNoise = split === "train" && draws.bernoulli(settings.labelNoise);
    return describe(isNoise ? generator.draw(this.request, draws) : this.scene, settings, draws);
  }

  /** @param place index among draws for the same purpose. */
  private draws(purpose: keyof typeof PURPOSE, place = 0): Draws {
    return new Draws(this.source.key, this.index, PURPOSE[purpose] + place);
  }
}
