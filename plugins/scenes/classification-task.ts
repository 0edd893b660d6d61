import { type Score, type ScoreKind, shareOf } from "espalier";
import {
  ImageTextTask,
  type ImageTextModel,
  classVectors,
  nearestClasses,
  type PairStream,
  type Picture,
} from "espalier/image-text";
import type { SceneClassification } from "./classifications.ts";
import { learnColours } from "./learn-colours.ts";
import type { Scene, SceneObject } from "./scene.ts";
import type { ScenePair } from "./scene-pair.ts";
import { partKinds, partName, PARTS, partOf, scoreOf } from "./split-scores.ts";
import { type TestScenes, testPairsOf, testScenesOf } from "./test-scenes.ts";

/** Prompts of a class. */
const PROMPTS = ["{}", "a picture of {}"];

/** Training pictures per step that the bag of colours learns from. */
const SHOWN = 1024;

/** Test of a growth step, independent of the model. */
interface Examination {
  readonly pairs: readonly ScenePair[];
  readonly pictures: readonly Picture[];
  readonly labels: readonly string[];
  readonly classes: readonly string[];
  /** Prediction of the bag of colours for each picture. */
  readonly guesses: readonly (string | undefined)[];
}

/** Zero-shot classification of the scenes with one object that have arrived so far. */
export class ClassificationTask extends ImageTextTask {
  override readonly scores: readonly ScoreKind[];
  private readonly classification: SceneClassification;
  private readonly scenes: TestScenes;
  private readonly examinations = new Map<number, Promise<Examination>>();

  constructor(classification: SceneClassification, stream: PairStream) {
    super();
    this.classification = classification;
    this.scores = partKinds(classification.type);
    this.scenes = testScenesOf(stream);
  }

  override async score(model: ImageTextModel, step: number): Promise<Score[]> {
    const { pairs, pictures, labels, classes, guesses } = await this.examination(step);
    if (pairs.length === 0) return [];
    const features = await model.imageFeatures(pictures);
    const vectors = await classVectors(model, classes, PROMPTS);
    const found = nearestClasses(features, vectors, features.length / pictures.length);
    return PARTS.flatMap((part) => {
      const members = [...pairs.keys()].filter((index) => partOf(pairs[index] as ScenePair) === part);
      const outcomes = members.map((index) => ({
        pair: pairs[index] as ScenePair,
        isRight: classes[found[index] as number] === labels[index],
      }));
      return scoreOf(partName(this.classification.type, part), outcomes, {
        classes: classes.length,
        baselines: {
          chance: 1 / classes.length,
          "bag of colours": shareOf(members.map((index) => guesses[index] === labels[index])),
        },
      });
    });
  }

  private examination(step: number): Promise<Examination> {
    const arrived = Math.min(this.scenes.arrivedBy(step), this.classification.steps.at(-1) as number);
    const examination = this.examinations.get(arrived) ?? this.examine(arrived);
    this.examinations.set(arrived, examination);
    return examination;
  }

  private async examine(arrived: number): Promise<Examination> {
    const { stream } = this.scenes;
    const pairs = testPairsOf(stream, this.classification.steps, arrived);
    const pictures = await Promise.all(pairs.map((pair) => stream.picture(pair)));
    const shown = this.classification.steps
      .filter((step) => step <= arrived)
      .flatMap((step) => stream.firstTrainingPairs(step, SHOWN));
    const bag = await learnColours(stream, shown, (scene) => this.labelOf(scene));
    return {
      pairs,
      pictures,
      labels: pairs.map(({ scene }) => this.labelOf(scene)),
      classes: this.classification.classes(arrived),
      guesses: pictures.map((picture) => bag.classify(picture)),
    };
  }

  private labelOf(scene: Scene): string {
    return this.classification.classOf(scene.objects[0] as SceneObject);
  }
}
