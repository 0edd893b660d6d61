import { LazyExamples, Random, type Split } from "espalier";
import { type Pair, type Pairs, PairStream, type Picture } from "espalier/image-text";
import type { CaptionSettings } from "./captions.ts";
import { SceneGenerator } from "./draw-scene.ts";
import { drawKey, Draws } from "./draws.ts";
import { unknownScene } from "./errors.ts";
import { HeldOut } from "./held-out.ts";
import { Renderer, type RenderSettings } from "./render.ts";
import type { Scene } from "./scene.ts";
import { ScenePair, sourceKey } from "./scene-pair.ts";
import type { Statement } from "./statement.ts";
import { STEP_NAMES, vocabularyOf } from "./vocabulary.ts";

/** Options of the stream. */
export interface ScenesStreamOptions extends RenderSettings, CaptionSettings {
  /** Seed of all scenes and of the held-out properties. */
  readonly seed: number;
  /** Growth steps. */
  readonly steps: number;
  /** Training pairs of the first step. */
  readonly pairs: number;
  /** Ratio of the training pairs of a step to those of the step before. */
  readonly factor: number;
  /** Search-validation pairs of each step. */
  readonly validationPairs: number;
  /** Test pairs of each step. */
  readonly testPairs: number;
  /** Share of the training captions taken from another scene. */
  readonly labelNoise: number;
  /** Objects of training and search-validation scenes that captions do not mention. */
  readonly distractors: number;
}

/**
 * Generated scenes with captions. A pair depends on seed, split, step and index alone and is generated on demand, so that
 * a stream of any length takes no memory. Half of the test scenes could be training scenes (tag `seen`). The others have
 * a property that no training scene has (`held-out`).
 */
export class ScenesStream extends PairStream {
  override readonly steps: number;
  override readonly stepNames: readonly string[];
  override readonly imageSize: number;
  private readonly options: ScenesStreamOptions;
  private readonly heldOut: HeldOut;
  private readonly generator: SceneGenerator;
  private readonly renderer: Renderer;
  private readonly tests = new Map<number, readonly ScenePair[]>();
  /** Cached pictures of test pairs, which every evaluation uses. */
  private readonly tested = new WeakMap<Pair, Picture>();

  constructor(options: ScenesStreamOptions) {
    super();
    this.options = options;
    this.steps = options.steps;
    this.stepNames = STEP_NAMES.slice(0, options.steps);
    this.imageSize = options.imageSize;
    this.heldOut = new HeldOut(new Random(options.seed).fork("scenes", "held-out"));
    this.generator = new SceneGenerator(this.heldOut);
    this.renderer = new Renderer(options);
  }

  override async examples(step: number, split: Split): Promise<Pairs> {
    return split === "test" ? this.testPairs(step) : this.pairsOf(step, split);
  }

  /** The test pairs of a step. */
  testPairs(step: number): readonly ScenePair[] {
    const pairs = this.tests.get(step) ?? [...this.pairsOf(step, "test")];
    this.tests.set(step, pairs);
    return pairs;
  }

  /** The first training pairs of a step. @param count their largest number. */
  firstTrainingPairs(step: number, count: number): ScenePair[] {
    const pairs = this.pairsOf(step, "train");
    return Array.from({ length: Math.min(count, pairs.length) }, (_, index) => pairs.at(index) as ScenePair);
  }

  /** Whether a scene has no held-out property. */
  isTrainable(scene: Scene): boolean {
    return this.heldOut.of(scene).length === 0;
  }

  /** Whether no statement claims anything held out. */
  isFamiliar(statements: readonly Statement[]): boolean {
    return !statements.some((statement) => this.heldOut.isClaimed(statement));
  }

  /** A picture of any scene with the background, clutter and noise of a pair. */
  draw(scene: Scene, { look }: ScenePair): Picture {
    return this.renderer.render(scene, look);
  }

  override async texts(step: number): Promise<readonly string[]> {
    return vocabularyOf(step);
  }

  /** @param augmentation key of the background, clutter and noise. */
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
    const pair = this.pairsOf(Number(step), split as Split).at(Number(index));
    if (pair?.id !== id) throw unknownScene(id);
    return pair;
  }

  private pairsOf(step: number, split: Split): LazyExamples<ScenePair> {
    if (step < 1 || step > this.steps) throw new RangeError(`no step ${step} in a stream of ${this.steps}`);
    const { options, generator } = this;
    const { pairs, factor, validationPairs, testPairs } = options;
    const lengths: Readonly<Record<Split, number>> = {
      train: Math.round(pairs * factor ** (step - 1)),
      "search-validation": validationPairs,
      test: testPairs,
    };
    const key = sourceKey(new Random(options.seed).fork("scenes"), split, step);
    const source = { split, step, key, generator, settings: options };
    return new LazyExamples(lengths[split], (place) => new ScenePair(source, place));
  }
}
