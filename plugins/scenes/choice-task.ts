import { type Score, type ScoreKind, shareOf } from "espalier";
import { ImageTextTask, type ImageTextModel, type PairStream, type Picture } from "espalier/image-text";
import type { SceneChoice } from "./choices.ts";
import { innerProduct } from "./inner-product.ts";
import { learnColours } from "./learn-colours.ts";
import type { ScenePair } from "./scene-pair.ts";
import { type Part, partKinds, partName, PARTS, partOf, scoreOf } from "./split-scores.ts";
import { type TestScenes, testPairsOf, testScenesOf } from "./test-scenes.ts";
import { plainCaption } from "./wording.ts";

/** Training pictures that the bag of colours learns from. */
const SHOWN = 2048;

/** A picture and its possible answers, the right one first. */
interface Question {
  readonly pair: ScenePair;
  /** Seen if no answer names anything held out, so that texts alone do not give the right one away. */
  readonly part: Part;
  readonly picture: Picture;
  readonly answers: readonly string[];
  /** Whether a bag of colours finds the right answer. */
  readonly isGuessed: boolean;
  /** Accuracy of guessing among the answers that name nothing held out. */
  readonly familiar: number;
}

/**
 * Zero-shot choice between sentences about a picture. It is right if the right sentence's features are nearer to the
 * picture's than those of every wrong one.
 */
export class ChoiceTask extends ImageTextTask {
  override readonly scores: readonly ScoreKind[];
  private readonly choice: SceneChoice;
  private readonly scenes: TestScenes;
  private questions: Promise<readonly Question[]> | undefined;

  constructor(choice: SceneChoice, stream: PairStream) {
    super();
    this.choice = choice;
    this.scores = partKinds(choice.type);
    this.scenes = testScenesOf(stream);
  }

  override async score(model: ImageTextModel, step: number): Promise<Score[]> {
    if (this.scenes.arrivedBy(step) < this.choice.step) return [];
    this.questions ??= this.ask();
    const questions = await this.questions;
    const { type, answers, labelOf } = this.choice;
    const images = await model.imageFeatures(questions.map(({ picture }) => picture));
    const words = await model.textFeatures(questions.flatMap((question) => question.answers));
    const width = images.length / questions.length;
    const outcomes = questions.map(({ pair }, index) => {
      const [right, ...wrong] = Array.from({ length: answers }, (_, answer) =>
        innerProduct(images, index, words, index * answers + answer, width),
      );
      return { pair, isRight: wrong.every((score) => score < (right as number)) };
    });
    return PARTS.flatMap((part) => {
      const members = questions.filter((question) => question.part === part);
      const guessed =
        labelOf === undefined ? 1 / answers : shareOf(members.map(({ isGuessed }) => isGuessed));
      const familiar = members.reduce((sum, question) => sum + question.familiar / members.length, 0);
      return scoreOf(
        partName(type, part),
        outcomes.filter((_, index) => questions[index]?.part === part),
        {
          classes: answers,
          baselines: { chance: 1 / answers, "bag of colours": guessed, "familiar words": familiar },
        },
      );
    });
  }

  private async ask(): Promise<Question[]> {
    const { stream } = this.scenes;
    const { step, answersOf, labelOf } = this.choice;
    const bag = labelOf === undefined ? undefined : await learnColours(stream, this.shown(), labelOf);
    const questions = testPairsOf(stream, [step], step).map(async (pair): Promise<Question[]> => {
      const said = answersOf(pair.scene);
      if (said === undefined) return [];
      const picture = await stream.picture(pair);
      const familiar = said.map((statements) => stream.isFamiliar(statements));
      return [
        {
          pair,
          part: partOf(pair, familiar.every(Boolean)),
          picture,
          answers: said.map(plainCaption),
          isGuessed: bag?.classify(picture) === labelOf?.(pair.scene),
          familiar: familiar[0] === true ? 1 / familiar.filter(Boolean).length : 0,
        },
      ];
    });
    return (await Promise.all(questions)).flat();
  }

  private shown(): ScenePair[] {
    const { step, answersOf } = this.choice;
    const pairs = this.scenes.stream.firstTrainingPairs(step, SHOWN);
    return pairs.filter(({ scene }) => answersOf(scene) !== undefined);
  }
}
