/** An object of a scene. Attributes are places in the lists of shapes, colours, sizes and textures. */
export interface SceneObject {
  readonly shape: number;
  readonly colour: number;
  readonly size: number;
  readonly texture: number;
  /** Of the picture's 3 x 3 cells, from 0, left to right. */
  readonly column: number;
  /** From 0, top to bottom. */
  readonly row: number;
  /** Of the centre, as a share of the picture's side. */
  readonly x: number;
  readonly y: number;
  /** As a share of the picture's side. */
  readonly radius: number;
}

/** What a picture shows and captions describe. */
export interface Scene {
  /** The growth step that it arrives at, from 1: whose words describe it. */
  readonly step: number;
  /** What its captions are about. */
  readonly topic: "objects" | "relation" | "count";
  /** In drawing order; no two share a cell. */
  readonly objects: readonly SceneObject[];
  /** So many of the first objects may be spoken of; the others are distractors. */
  readonly spoken: number;
}

/** A cell of the picture. */
export type Cell = Pick<SceneObject, "column" | "row">;

/** How two objects lie to each other, by their cells. */
export interface Relation {
  readonly name: string;
  /** The same said from the other object. */
  readonly inverse: string;
  readonly holds: (one: Cell, other: Cell) => boolean;
}

/** In one row or column, exactly one of them holds. */
export const RELATIONS: readonly Relation[] = [
  { name: "left of", inverse: "right of", holds: (one, other) => one.column < other.column },
  { name: "right of", inverse: "left of", holds: (one, other) => one.column > other.column },
  { name: "above", inverse: "below", holds: (one, other) => one.row < other.row },
  { name: "below", inverse: "above", holds: (one, other) => one.row > other.row },
];
