import { Random, type Split } from "espalier";
import { type Pair, type Pairs, PairStream, type Picture } from "espalier/image-text";
import type { CaptionSettings } from "./captions.ts";
import { SceneArtist } from "./draw-scene.ts";
import { drawKey, Draws } from "./draws.ts";
import { unknownScene } from "./errors.ts";
import { HeldOut } from "./held-out.ts";
import { Renderer, type RenderSettings } from "./render.ts";
import type { Scene } from "./scene.ts";
import { type PairSource, ScenePair, sourceKey } from "./scene-pair.ts";
import type { Statement } from "./statement.ts";
import { STEP_NAMES, vocabularyOf } from "./vocabulary.ts";

/** What can be chosen of the stream. */
export interface ScenesStreamOptions extends RenderSettings, CaptionSettings {
  /** Of everything that is drawn: another one, other scenes and other things held out. */
  readonly seed: number;
  /** Growth steps. */
  readonly steps: number;
  /** Training pairs of the first step. */
  readonly pairs: number;
  /** How many times as many training pairs each step has as the one before. */
  readonly factor: number;
  /** Search-validation pairs of each step. */
  readonly validationPairs: number;
  /** Test pairs of each step. */
  readonly testPairs: number;
  /** Share of the training captions that are another scene's. */
  readonly labelNoise: number;
  /** Objects of training and search-validation scenes that captions do not speak of. */
  readonly distractors: number;
}

/**
 * Generated scenes with captions. A pair follows from seed, split, step and its place alone, and is made when it is asked
 * for, so that a stream of any length takes no memory. Of test scenes half might be training scenes (tag `seen`), the
 * other half have something that no training scene has (`held-out`).
 */
export class ScenesStream extends PairStream {
  override readonly steps: number;
  override readonly stepNames: readonly string[];
  override readonly imageSize: number;
  private readonly options: ScenesStreamOptions;
  private readonly heldOut: HeldOut;
  private readonly artist: SceneArtist;
  private readonly renderer: Renderer;
  private readonly tests = new Map<number, readonly ScenePair[]>();
  /** Pictures of test pairs, which every evaluation asks for. */
  private readonly tested = new WeakMap<Pair, Picture>();

  constructor(options: ScenesStreamOptions) {
    super();
    this.options = options;
    this.steps = options.steps;
    this.stepNames = STEP_NAMES.slice(0, options.steps);
    this.imageSize = options.imageSize;
    this.heldOut = new HeldOut(new Random(options.seed).fork("scenes", "held-out"));
    this.artist = new SceneArtist(this.heldOut);
    this.renderer = new Renderer(options);
  }

  override async examples(step: number, split: Split): Promise<Pairs> {
    return split === "test" ? this.testPairs(step) : this.made(step, split);
  }

  /** The test pairs of a step. */
  testPairs(step: number): readonly ScenePair[] {
    const pairs = this.tests.get(step) ?? [...this.made(step, "test")];
    this.tests.set(step, pairs);
    return pairs;
  }

  /** The first training pairs of a step. @param count at most so many. */
  firstTrainingPairs(step: number, count: number): ScenePair[] {
    const pairs = this.made(step, "train");
    return Array.from({ length: Math.min(count, pairs.length) }, (_, index) => pairs.at(index) as ScenePair);
  }

  /** Whether nothing of a scene is held out. */
  isTrainable(scene: Scene): boolean {
    return this.heldOut.of(scene).length === 0;
  }

  /** Whether sentences name nothing that is held out. */
  isFamiliar(statements: readonly Statement[]): boolean {
    return !statements.some((statement) => this.heldOut.isSaid(statement));
  }

  /** A picture of any scene, in all that captions do not tell like that of a pair. */
  draw(scene: Scene, { look }: ScenePair): Picture {
    return this.renderer.render(scene, look);
  }

  override async texts(step: number): Promise<readonly string[]> {
    return vocabularyOf(step);
  }

  /** @param augmentation decides what no caption tells: background, clutter and noise. */
  override async picture(pair: Pair, augmentation?: Random): Promise<Picture> {
    const known = pair instanceof ScenePair ? pair : this.find(pair.id);
    if (augmentation !== undefined)
      return this.renderer.render(known.scene, new Draws(drawKey(augmentation), 0, 0));
    return this.tested.get(pair) ?? this.keep(pair, this.renderer.render(known.scene, known.look));
  }

  private keep(pair: Pair, picture: Picture): Picture {
    if (pair.id.startsWith("test/")) this.tested.set(pair, picture);
    return picture;
  }

  private find(id: string): ScenePair {
    const [, split, step, index] = /^(train|search-validation|test)\/(\d+)\/(\d+)$/.exec(id) ?? [];
    if (split === undefined || Number(step) < 1 || Number(step) > this.steps) throw unknownScene(id);
    const pair = this.made(Number(step), split as Split).at(Number(index));
    if (pair?.id !== id) throw unknownScene(id);
    return pair;
  }

  private made(step: number, split: Split): ScenePairs {
    if (step < 1 || step > this.steps) throw new RangeError(`no step ${step} in a stream of ${this.steps}`);
    const { options, artist } = this;
    const { pairs, factor, validationPairs, testPairs } = options;
    const lengths: Readonly<Record<Split, number>> = {
      train: Math.round(pairs * factor ** (step - 1)),
      "search-validation": validationPairs,
      test: testPairs,
    };
    const key = sourceKey(new Random(options.seed).fork("scenes"), split, step);
    return new ScenePairs({ split, step, key, artist, settings: options }, lengths[split]);
  }
}

/** The pairs of a split and a step, made when they are asked for. */
class ScenePairs implements Pairs {
  readonly length: number;
  private readonly source: PairSource;

  constructor(source: PairSource, length: number) {
    this.source = source;
    this.length = length;
  }

  at(index: number): ScenePair | undefined {
    const place = index < 0 ? this.length + index : index;
    return place >= 0 && place < this.length ? new ScenePair(this.source, place) : undefined;
  }

  *[Symbol.iterator](): Generator<ScenePair> {
    for (let index = 0; index < this.length; index++) yield new ScenePair(this.source, index);
  }
}
