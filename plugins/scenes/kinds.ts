import type { Scene, SceneObject } from "./scene.ts";
import { ANYTHING, type Description, type Statement } from "./statement.ts";

/** Kind of an object: its shape and colour. */
export type Kind = Pick<SceneObject, "shape" | "colour">;

/** Description by shape and colour alone. */
export function describeKind({ shape, colour }: Kind): Description {
  return { ...ANYTHING, shape, colour };
}

/** Statements that objects of these kinds exist. */
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

/** The first object and one that differs from it in shape and colour, if there is one. */
export function twoKinds({ objects, mentioned }: Scene): readonly [SceneObject, SceneObject | undefined] {
  const one = objects[0] as SceneObject;
  const other = objects
    .slice(0, mentioned)
    .find(({ shape, colour }) => shape !== one.shape && colour !== one.colour);
  return [one, other];
}
