import { SceneCaption } from "./caption.ts";
import type { Draws } from "./draws.ts";
import { describeKind, type Kind, some, swapAttributes, twoKinds } from "./kinds.ts";
import { RELATIONS, type Scene, type SceneObject } from "./scene.ts";
import type { Statement } from "./statement.ts";
import { kindsBy, STEPS } from "./vocabulary.ts";
import type { Wording } from "./wording.ts";

/**
 * Change that makes a caption wrong, as in ARO (Yuksekgonul et al. 2023, arXiv 2210.01936) and SugarCrepe
 * (Hsieh et al. 2023, arXiv 2306.14610).
 */
export type Change = "attribute-swap" | "object-swap" | "replacement" | "addition";

/** A caption that is false of a picture by a small change. */
export interface HardNegative {
  readonly change: Change;
  readonly caption: SceneCaption;
}

/** Attempts to find a change that makes a caption false. */
const TRIES = 20;

/** One hard negative per change that the scene and the words of its step allow. */
export function hardNegatives(scene: Scene, wording: Wording, draws: Draws): HardNegative[] {
  const [one, other] = twoKinds(scene);
  const changes: Readonly<Record<Change, () => readonly Statement[] | undefined>> = {
    "attribute-swap": () => (other === undefined ? undefined : swapAttributes(one, other)),
    "object-swap": () => (other === undefined || scene.step < 4 ? undefined : swapObjects(one, other)),
    replacement: () => replaced(some([one, other]), scene, draws),
    addition: () => (isListed(other, scene) ? some([one, other, anyKind(scene, draws)]) : undefined),
  };
  return (Object.keys(changes) as Change[]).flatMap((change) => {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const statements = changes[change]();
      if (statements === undefined) break;
      const text = wording.sentence(statements);
      const caption = new SceneCaption(() => ({ text, statements }));
      if (!caption.isTrueOf(scene)) return [{ change, caption }];
    }
    return [];
  });
}

/** "A red circle left of a blue square" becomes "a blue square left of a red circle". */
function swapObjects(one: SceneObject, other: SceneObject): Statement[] {
  const relation = RELATIONS.findIndex(({ holds }) => holds(one, other));
  return [{ type: "relation", what: describeKind(other), relation, to: describeKind(one) }];
}

/** The statements with another shape or colour of one object. */
function replaced(statements: readonly Statement[], scene: Scene, draws: Draws): Statement[] {
  const place = draws.below(statements.length);
  const key = draws.bernoulli(0.5) ? "shape" : "colour";
  const kind = anyKind(scene, draws);
  return statements.map((statement, index) =>
    index === place ? { ...statement, what: { ...statement.what, [key]: kind[key] } } : statement,
  );
}

/** Whether captions of the step can list one object more: two in the third step, three in the last one. */
function isListed(other: SceneObject | undefined, { step }: Scene): boolean {
  return step >= (other === undefined ? 3 : STEPS);
}

function anyKind({ step }: Scene, draws: Draws): Kind {
  const { shapes, colours } = kindsBy(step);
  return { shape: draws.below(shapes), colour: draws.below(colours) };
}
