import type { Score } from "espalier";
import { ImageTextTask, type ImageTextModel, type PairStream, type Picture } from "espalier/image-text";
import { innerProduct } from "./inner-product.ts";
import { describeKind, some, swapAttributes, twoKinds } from "./kinds.ts";
import { RELATIONS, type Scene, type SceneObject } from "./scene.ts";
import type { ScenePair } from "./scene-pair.ts";
import { type Outcome, type Part, partKinds, partName, PARTS, partOf, scoreOf } from "./split-scores.ts";
import type { Statement } from "./statement.ts";
import { type TestScenes, testPairsOf, testScenesOf } from "./test-scenes.ts";
import { plainCaption } from "./wording.ts";

/** Steps with scenes of two objects. */
const PAIRED_STEPS = [3, 4];

/** Two pictures and two captions with the same words, each true of one picture. */
interface Quadruple {
  readonly pair: ScenePair;
  readonly part: Part;
  readonly pictures: readonly [Picture, Picture];
  readonly captions: readonly [string, string];
}

/** Similarity of each caption to each picture, `[caption][picture]`. */
type Scores = readonly [readonly [number, number], readonly [number, number]];

/** Conditions on a quadruple, with their probability for random scores (Thrush et al. 2022). */
const RULES: Readonly<
  Record<string, { readonly chance: number; readonly isRight: (scores: Scores) => boolean }>
> = {
  text: { chance: 1 / 4, isRight: isRightByText },
  image: { chance: 1 / 4, isRight: isRightByImage },
  group: { chance: 1 / 6, isRight: (scores) => isRightByText(scores) && isRightByImage(scores) },
};

function ruleName(rule: string): string {
  return `scenes-winoground ${rule}`;
}

/** Each picture finds its caption. */
function isRightByText([first, second]: Scores): boolean {
  return first[0] > second[0] && second[1] > first[1];
}

/** Each caption finds its picture. */
function isRightByImage([first, second]: Scores): boolean {
  return first[0] > first[1] && second[1] > second[0];
}

/**
 * Text, image and group score of Winoground (Thrush et al. 2022, arXiv 2204.03162), on scenes of two objects with
 * swapped colours (step 3), or shapes and colours (step 4).
 */
export class WinogroundTask extends ImageTextTask {
  override readonly scores = partKinds(...Object.keys(RULES).map(ruleName));
  private readonly scenes: TestScenes;
  private readonly quadruples = new Map<number, Promise<readonly Quadruple[]>>();

  constructor(stream: PairStream) {
    super();
    this.scenes = testScenesOf(stream);
  }

  override async score(model: ImageTextModel, step: number): Promise<Score[]> {
    const quadruples = await this.arrived(step);
    if (quadruples.length === 0) return [];
    const images = await model.imageFeatures(quadruples.flatMap(({ pictures }) => pictures));
    const words = await model.textFeatures(quadruples.flatMap(({ captions }) => captions));
    const width = images.length / (2 * quadruples.length);
    const scores = quadruples.map((_, index): Scores => {
      const score = (caption: number, picture: number) =>
        innerProduct(images, 2 * index + picture, words, 2 * index + caption, width);
      return [
        [score(0, 0), score(0, 1)],
        [score(1, 0), score(1, 1)],
      ];
    });
    return Object.entries(RULES).flatMap(([name, { chance, isRight }]) =>
      PARTS.flatMap((part) => {
        const outcomes = quadruples.flatMap(({ pair, part: own }, index): Outcome[] =>
          own === part ? [{ pair, isRight: isRight(scores[index] as Scores) }] : [],
        );
        const baselines = { chance, "bag of colours": chance };
        return scoreOf(partName(ruleName(name), part), outcomes, { baselines });
      }),
    );
  }

  private arrived(step: number): Promise<readonly Quadruple[]> {
    const last = Math.min(this.scenes.arrivedBy(step), PAIRED_STEPS.at(-1) as number);
    const known = this.quadruples.get(last) ?? this.draw(last);
    this.quadruples.set(last, known);
    return known;
  }

  private async draw(last: number): Promise<Quadruple[]> {
    const { stream } = this.scenes;
    const pairs = testPairsOf(stream, PAIRED_STEPS, last).filter(({ scene }) => scene.topic !== "count");
    return Promise.all(
      pairs.map(async (pair): Promise<Quadruple> => {
        const { scene, captions } = swapped(pair.scene);
        const pictures = [await stream.picture(pair), stream.draw(scene, pair)] as const;
        const part = partOf(pair, stream.isTrainable(scene));
        return { pair, part, pictures, captions };
      }),
    );
  }
}

/** The scene with two colours or two objects swapped, and captions that are true before and after. */
function swapped(scene: Scene): { readonly scene: Scene; readonly captions: readonly [string, string] } {
  const [one, other] = twoKinds(scene) as [SceneObject, SceneObject];
  const isRelation = scene.topic === "relation";
  const attributesOf = (from: SceneObject) =>
    isRelation ? { shape: from.shape, colour: from.colour } : { colour: from.colour };
  const objects = scene.objects.map((object) =>
    object === one
      ? { ...one, ...attributesOf(other) }
      : object === other
        ? { ...other, ...attributesOf(one) }
        : object,
  );
  const said = isRelation
    ? [related(one, other, scene), related(other, one, scene)]
    : [some([one, other]), swapAttributes(one, other)];
  return { scene: { ...scene, objects }, captions: said.map(plainCaption) as [string, string] };
}

/** The relation between the positions of the scene's two kinds, stated for two objects in this order. */
function related(one: SceneObject, other: SceneObject, scene: Scene): Statement[] {
  const [first, second] = twoKinds(scene) as [SceneObject, SceneObject];
  const relation = RELATIONS.findIndex(({ holds }) => holds(first, second));
  return [{ type: "relation", what: describeKind(one), relation, to: describeKind(other) }];
}
