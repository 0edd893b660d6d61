import { SceneCaption } from "./caption.ts";
import type { Draws } from "./draws.ts";
import { RELATIONS, type Scene, type SceneObject } from "./scene.ts";
import { ANYTHING, type Description, type Statement } from "./statement.ts";
import { arrived } from "./vocabulary.ts";
import type { Wording } from "./wording.ts";

/** How a wrong caption differs from a right one (as in ARO, Yuksekgonul et al. 2023, arXiv 2210.01936, and SugarCrepe,
 * Hsieh et al. 2023, arXiv 2306.14610). */
export type Change = "attribute-swap" | "object-swap" | "replacement" | "addition";

/** A caption that is nearly true of a picture. */
export interface HardNegative {
  readonly change: Change;
  readonly caption: SceneCaption;
}

/** Tries to find a change that makes a caption false. */
const TRIES = 20;

/** One of each change that a scene allows; all are false of it. */
export function hardNegatives(scene: Scene, wording: Wording, draws: Draws): HardNegative[] {
  const [one, other] = twoKinds(scene);
  const changes: Readonly<Record<Change, () => readonly Statement[] | undefined>> = {
    "attribute-swap": () => (other === undefined ? undefined : swapAttributes(one, other)),
    "object-swap": () => (other === undefined ? undefined : swapObjects(one, other)),
    replacement: () => replaced(some([one, other]), scene, draws),
    addition: () => [...some([one, other]), ...some([anyKind(scene, draws)])],
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

/** Two objects that differ in shape and colour; the first alone if there are none. */
export function twoKinds({ objects, spoken }: Scene): readonly [SceneObject, SceneObject | undefined] {
  const one = objects[0] as SceneObject;
  const other = objects
    .slice(0, spoken)
    .find(({ shape, colour }) => shape !== one.shape && colour !== one.colour);
  return [one, other];
}

/** "A red circle and a blue square" becomes "a blue circle and a red square". */
export function swapAttributes(one: SceneObject, other: SceneObject): Statement[] {
  return some([
    { shape: one.shape, colour: other.colour },
    { shape: other.shape, colour: one.colour },
  ]);
}

/** "A red circle left of a blue square" becomes "a blue square left of a red circle". */
function swapObjects(one: SceneObject, other: SceneObject): Statement[] {
  const relation = RELATIONS.findIndex(({ holds }) => holds(one, other));
  return [{ type: "relation", what: kindOf(other), relation, to: kindOf(one) }];
}

/** That there are objects of these kinds. */
export function some(kinds: readonly (Kind | undefined)[]): Statement[] {
  return kinds.flatMap((kind) => (kind === undefined ? [] : [{ type: "some", what: kindOf(kind) }]));
}

type Kind = Pick<SceneObject, "shape" | "colour">;

/** Shape and colour, and nothing else. */
export function kindOf({ shape, colour }: Kind): Description {
  return { ...ANYTHING, shape, colour };
}

/** The same with another shape or another colour of one object. */
function replaced(statements: readonly Statement[], scene: Scene, draws: Draws): Statement[] {
  const place = draws.below(statements.length);
  const key = draws.isLucky(0.5) ? "shape" : "colour";
  const kind = anyKind(scene, draws);
  return statements.map((statement, index) =>
    index === place ? { ...statement, what: { ...statement.what, [key]: kind[key] } } : statement,
  );
}

function anyKind({ step }: Scene, draws: Draws): Kind {
  const { shapes, colours } = arrived(step);
  return { shape: draws.below(shapes), colour: draws.below(colours) };
}
