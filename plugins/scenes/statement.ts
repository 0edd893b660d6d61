import { RELATIONS, type Scene, type SceneObject } from "./scene.ts";

/** What is said of an object: places in the lists of attributes, `UNSAID` where nothing is. */
export type Description = Pick<SceneObject, "shape" | "colour" | "size" | "texture" | "column" | "row">;

export const UNSAID = -1;

/** Of which nothing is said: any object. */
export const ANYTHING: Description = {
  shape: UNSAID,
  colour: UNSAID,
  size: UNSAID,
  texture: UNSAID,
  column: UNSAID,
  row: UNSAID,
};

/** Any object of a shape. */
export function shaped(shape: number): Description {
  return { ...ANYTHING, shape };
}

/** One thing that a caption says. */
export type Statement =
  /** There is at least one, whatever else there is. */
  | { readonly type: "some"; readonly what: Description }
  /** There are exactly so many. */
  | { readonly type: "exactly"; readonly what: Description; readonly count: number }
  | { readonly type: "at-least"; readonly what: Description; readonly count: number }
  /** One of the first lies so to one of the second. */
  | {
      readonly type: "relation";
      readonly what: Description;
      readonly relation: number;
      readonly to: Description;
    }
  | { readonly type: "none"; readonly what: Description }
  /** There are some, and all of them are that. */
  | { readonly type: "every"; readonly what: Description; readonly is: Description };

/** Whether an object fits a description. */
export function fits(object: SceneObject, what: Description): boolean {
  return (
    (what.shape === UNSAID || what.shape === object.shape) &&
    (what.colour === UNSAID || what.colour === object.colour) &&
    (what.size === UNSAID || what.size === object.size) &&
    (what.texture === UNSAID || what.texture === object.texture) &&
    (what.column === UNSAID || what.column === object.column) &&
    (what.row === UNSAID || what.row === object.row)
  );
}

/** How many objects fit. */
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
