import { describeKind, some, swapAttributes, twoKinds } from "./kinds.ts";
import { RELATIONS, type Scene, type SceneObject } from "./scene.ts";
import { countOf, type Description, shaped, type Statement } from "./statement.ts";
import { NUMBERS } from "./vocabulary.ts";

/** A task in which each scene has its own answers. */
export interface SceneChoice {
  readonly type: string;
  readonly summary: string;
  /** Growth step of the test scenes. */
  readonly step: number;
  /** Number of answers to choose from. */
  readonly answers: number;
  /** Answers about a scene, the right one first; undefined if the scene is not part of the task. */
  readonly answersOf: (scene: Scene) => readonly (readonly Statement[])[] | undefined;
  /** Class that the bag of colours predicts; undefined if all answers have the same words. */
  readonly labelOf?: (scene: Scene) => string;
}

/** Tasks in which the wrong answers depend on the picture. */
export const CHOICES: readonly SceneChoice[] = [
  {
    type: "scenes-count",
    summary: "Number of objects of a shape, one to four.",
    step: 4,
    answers: NUMBERS.length,
    answersOf: (scene) => (scene.topic === "count" ? countsOf(scene) : undefined),
    labelOf: (scene) => String(countOf(scene, firstShape(scene))),
  },
  {
    type: "scenes-relation",
    summary: "Spatial relation of two objects: left of, right of, above or below.",
    step: 4,
    answers: RELATIONS.length,
    answersOf: (scene) => (scene.topic === "relation" ? relationsOf(scene) : undefined),
  },
  {
    type: "scenes-binding",
    summary:
      "Attribute binding: which of two objects has which colour. The wrong answer has the colours swapped.",
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
