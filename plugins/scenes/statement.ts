import { RELATIONS, type Scene, type SceneObject } from "./scene.ts";

/** Description of an object: indices into the lists of attributes, or `UNSPECIFIED`. */
export type Description = Pick<SceneObject, "shape" | "colour" | "size" | "texture" | "column" | "row">;

export const UNSPECIFIED = -1;

/** Description of any object. */
export const ANYTHING: Description = {
  shape: UNSPECIFIED,
  colour: UNSPECIFIED,
  size: UNSPECIFIED,
  texture: UNSPECIFIED,
  column: UNSPECIFIED,
  row: UNSPECIFIED,
};

/** Any object of a shape. */
export function shaped(shape: number): Description {
  return { ...ANYTHING, shape };
}

/** A statement of a caption. */
export type Statement =
  /** At least one object fits. */
  | { readonly type: "some"; readonly what: Description }
  /** Exactly `count` objects fit. */
  | { readonly type: "exactly"; readonly what: Description; readonly count: number }
  | { readonly type: "at-least"; readonly what: Description; readonly count: number }
  /** An object that fits `what` is in the relation to one that fits `to`. */
  | {
      readonly type: "relation";
      readonly what: Description;
      readonly relation: number;
      readonly to: Description;
    }
  | { readonly type: "none"; readonly what: Description }
  /** At least one object fits, and all that fit `what` also fit `is`. */
  | { readonly type: "every"; readonly what: Description; readonly is: Description };

/** Whether an object fits a description. */
export function fits(object: SceneObject, what: Description): boolean {
  return (
    (what.shape === UNSPECIFIED || what.shape === object.shape) &&
    (what.colour === UNSPECIFIED || what.colour === object.colour) &&
    (what.size === UNSPECIFIED || what.size === object.size) &&
    (what.texture === UNSPECIFIED || what.texture === object.texture) &&
    (what.column === UNSPECIFIED || what.column === object.column) &&
    (what.row === UNSPECIFIED || what.row === object.row)
  );
}

/** Number of objects that fit a description. */
export function countOf({ objects }: Scene, what: Description): number {
  let count = 0;
  for (const object of objects) if (fits(object, what)) count++;
  return count;
}

/** Whether a statement is true of a scene. */
export function isTrue(statement: Statement, scene: Scene): boolean {
  const { what } = statement;
  switch (statement.type) {
    case "some":
      return countOf(scene, what) > 0;
    case "exactly":
      return countOf(scene, what) === statement.count;
    case "at-least":
      return countOf(scene, what) >= statement.count;
    case "none":
      return countOf(scene, what) === 0;
    case "every":
      return (
        countOf(scene, what) > 0 && scene.objects.every((one) => !fits(one, what) || fits(one, statement.is))
      );
    case "relation":
      return isRelated(scene, statement);
  }
}

function isRelated(
  { objects }: Scene,
  { what, relation, to }: Extract<Statement, { type: "relation" }>,
): boolean {
  const holds = RELATIONS[relation]?.holds;
  return objects.some(
    (one) => fits(one, what) && objects.some((other) => fits(other, to) && holds?.(one, other) === true),
  );
}
