import type { Scene, SceneObject } from "./scene.ts";
import { ANYTHING, type Description, type Statement } from "./statement.ts";

/** What a thing is called where nothing else about it matters. */
export type Kind = Pick<SceneObject, "shape" | "colour">;

/** Shape and colour, and nothing else. */
export function describeKind({ shape, colour }: Kind): Description {
  return { ...ANYTHING, shape, colour };
}

/** That there are objects of these kinds. */
export function some(kinds: readonly (Kind | undefined)[]): Statement[] {
  return kinds.flatMap((kind) => (kind === undefined ? [] : [{ type: "some", what: describeKind(kind) }]));
}

/** "A red circle and a blue square" becomes "a blue circle and a red square". */
export function swapAttributes(one: Kind, other: Kind): Statement[] {
  return some([
    { shape: one.shape, colour: other.colour },
    { shape: other.shape, colour: one.colour },
  ]);
}

/** Two objects that differ in shape and colour; the first alone if there are none. */
export function twoKinds({ objects, spoken }: Scene): readonly [SceneObject, SceneObject | undefined] {
  const one = objects[0] as SceneObject;
  const other = objects
    .slice(0, spoken)
    .find(({ shape, colour }) => shape !== one.shape && colour !== one.colour);
  return [one, other];
}
