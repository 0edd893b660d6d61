import { COLOURS } from "./colours.ts";
import type { SceneObject } from "./scene.ts";
import { SHAPES } from "./shapes.ts";
import { TEXTURES } from "./textures.ts";
import { CELLS, kindsBy, SIZES } from "./vocabulary.ts";
import { withArticle } from "./wording.ts";

/** A classification of the single object of a scene. */
export interface SceneClassification {
  readonly type: string;
  readonly summary: string;
  /** Growth steps of the test scenes. */
  readonly steps: readonly number[];
  /** Classes once a step has arrived, as words for the prompts. */
  readonly classes: (step: number) => readonly string[];
  readonly classOf: (object: SceneObject) => string;
}

const shapeName = ({ shape }: Pick<SceneObject, "shape">) => SHAPES[shape]?.name ?? "";
const colourName = ({ colour }: Pick<SceneObject, "colour">) => COLOURS[colour]?.name ?? "";

/** Tasks in which every picture has the same classes. */
export const CLASSIFICATIONS: readonly SceneClassification[] = [
  {
    type: "scenes-shape",
    summary: "Shape of the single object of a scene.",
    steps: [1, 2],
    classes: (step) => SHAPES.slice(0, kindsBy(step).shapes).map(({ name }) => `a ${name}`),
    classOf: (object) => `a ${shapeName(object)}`,
  },
  {
    type: "scenes-colour",
    summary: "Colour of the single object of a scene.",
    steps: [1, 2],
    classes: (step) => COLOURS.slice(0, kindsBy(step).colours).map(({ name }) => thing(name)),
    classOf: (object) => thing(colourName(object)),
  },
  {
    type: "scenes-size",
    summary: "Size of the single object of a scene: small or large.",
    steps: [2],
    classes: () => SIZES.map(thing),
    classOf: ({ size }) => thing(SIZES[size] ?? ""),
  },
  {
    type: "scenes-texture",
    summary: "Texture of the single object of a scene.",
    steps: [2],
    classes: () => TEXTURES.map(({ name }) => thing(name)),
    classOf: ({ texture }) => thing(TEXTURES[texture]?.name ?? ""),
  },
  {
    type: "scenes-position",
    summary: "Position of the single object of a scene, one of nine.",
    steps: [2],
    classes: () => CELLS.flat().map((where) => `an object ${where}`),
    classOf: ({ row, column }) => `an object ${CELLS[row]?.[column]}`,
  },
  {
    type: "scenes-colour-shape",
    summary: "Combination of colour and shape of the single object of a scene.",
    steps: [1, 2],
    classes: (step) => {
      const { shapes, colours } = kindsBy(step);
      const kinds = SHAPES.slice(0, shapes).flatMap((_, shape) =>
        COLOURS.slice(0, colours).map((__, colour) => ({ shape, colour })),
      );
      return kinds.map(colouredShape);
    },
    classOf: colouredShape,
  },
];

function thing(adjective: string): string {
  return withArticle(`${adjective} object`);
}

function colouredShape(object: Pick<SceneObject, "shape" | "colour">): string {
  return withArticle(`${colourName(object)} ${shapeName(object)}`);
}
