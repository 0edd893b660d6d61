import { describeKind, some, swapAttributes, twoKinds } from "./kinds.ts";
import { RELATIONS, type Scene, type SceneObject } from "./scene.ts";
import { countOf, type Description, shaped, type Statement } from "./statement.ts";
import { NUMBERS } from "./vocabulary.ts";

/** A question with answers of its own for each scene. */
export interface SceneChoice {
  readonly type: string;
  readonly summary: string;
  /** The growth step whose test scenes are asked about. */
  readonly step: number;
  /** Answers to choose from. */
  readonly answers: number;
  /** What may be said of a scene, the right answer first; undefined if it is not asked about. */
  readonly answersOf: (scene: Scene) => readonly (readonly Statement[])[] | undefined;
  /** What a bag of colours learns to tell; undefined where all answers have the same words. */
  readonly labelOf?: (scene: Scene) => string;
}

/** Tasks in which the wrong answers depend on the picture. */
export const CHOICES: readonly SceneChoice[] = [
  {
    type: "scenes-count",
    summary: "How many objects of a shape there are, one to four.",
    step: 4,
    answers: NUMBERS.length,
    answersOf: (scene) => (scene.topic === "count" ? countsOf(scene) : undefined),
    labelOf: (scene) => String(countOf(scene, firstShape(scene))),
  },
  {
    type: "scenes-relation",
    summary: "How two objects lie to each other: left of, right of, above or below.",
    step: 4,
    answers: RELATIONS.length,
    answersOf: (scene) => (scene.topic === "relation" ? relationsOf(scene) : undefined),
  },
  {
    type: "scenes-binding",
    summary: "Which of two objects has which colour; the wrong answer has them exchanged.",
    step: 3,
    answers: 2,
    answersOf: (scene) => {
      const [one, other] = twoKinds(scene);
      return other === undefined ? undefined : [some([one, other]), swapAttributes(one, other)];
    },
  },
];

function firstShape({ objects }: Scene): Description {
  return shaped((objects[0] as SceneObject).shape);
}

function countsOf(scene: Scene): Statement[][] {
  const what = firstShape(scene);
  const right = countOf(scene, what);
  const wrong = [...NUMBERS.keys()].map((index) => index + 1).filter((count) => count !== right);
  return [right, ...wrong].map((count) => [{ type: "exactly", what, count }]);
}

function relationsOf(scene: Scene): Statement[][] | undefined {
  const [one, other] = twoKinds(scene);
  if (other === undefined) return undefined;
  const right = RELATIONS.findIndex(({ holds }) => holds(one, other));
  const wrong = [...RELATIONS.keys()].filter((relation) => relation !== right);
  return [right, ...wrong].map((relation) => [
    { type: "relation", what: describeKind(one), relation, to: describeKind(other) },
  ]);
}
