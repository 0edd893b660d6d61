/** An object of a scene. Attributes are indices into the lists of shapes, colours, sizes and textures. */
export interface SceneObject {
  readonly shape: number;
  readonly colour: number;
  readonly size: number;
  readonly texture: number;
  /** Column in the picture's 3 x 3 cells, from 0, left to right. */
  readonly column: number;
  /** Row, from 0, top to bottom. */
  readonly row: number;
  /** Centre, as a share of the picture's side. */
  readonly x: number;
  readonly y: number;
  /** Radius, as a share of the picture's side. */
  readonly radius: number;
}

/** Content of a picture. */
export interface Scene {
  /** Growth step at which it arrives, from 1. Its captions use the words of this step. */
  readonly step: number;
  /** Topic of its captions. */
  readonly topic: "objects" | "relation" | "count";
  /** Objects in drawing order, at most one per cell. */
  readonly objects: readonly SceneObject[];
  /** Number of objects that captions may mention, the first ones. The others are distractors. */
  readonly mentioned: number;
}

/** A cell of the picture. */
export type Cell = Pick<SceneObject, "column" | "row">;

/** Spatial relation of two objects, by their cells. */
export interface Relation {
  readonly name: string;
  /** Name of the relation from the other object's side. */
  readonly inverse: string;
  readonly holds: (one: Cell, other: Cell) => boolean;
}

/** Relations. Exactly one holds for two objects in one row or column. */
export const RELATIONS: readonly Relation[] = [
  { name: "left of", inverse: "right of", holds: (one, other) => one.column < other.column },
  { name: "right of", inverse: "left of", holds: (one, other) => one.column > other.column },
  { name: "above", inverse: "below", holds: (one, other) => one.row < other.row },
  { name: "below", inverse: "above", holds: (one, other) => one.row > other.row },
];
