import { COLOURS } from "./colours.ts";
import { RELATIONS } from "./scene.ts";
import { SHAPES } from "./shapes.ts";
import { TEXTURES } from "./textures.ts";

/** Number of growth steps. Each brings new words. */
export const STEPS = 5;

/** Content of each growth step. */
export const STEP_NAMES = [
  "one object: shape, colour",
  "size, texture, position; more shapes and colours",
  "two objects",
  "relations and counts",
  "three to five objects, negation, quantifiers, clutter, paraphrase",
] as const;

/** Sizes, ascending. */
export const SIZES = ["small", "large"] as const;

/** Names of the picture's cells, row by row. */
export const CELLS = [
  ["at the top left", "at the top", "at the top right"],
  ["at the left", "in the centre", "at the right"],
  ["at the bottom left", "at the bottom", "at the bottom right"],
] as const;

/** Number words, from one. */
export const NUMBERS = ["one", "two", "three", "four"] as const;

/** Synonyms, from the last step on. */
export const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  "a picture of": ["an image of", "we see"],
  small: ["little", "tiny"],
  large: ["big", "huge"],
  plain: ["solid"],
  striped: ["stripy"],
  dotted: ["spotted"],
  checked: ["chequered"],
  purple: ["violet"],
  cyan: ["turquoise"],
  circle: ["disc"],
  circles: ["discs"],
  square: ["box"],
  squares: ["boxes"],
  ring: ["hoop"],
  rings: ["hoops"],
  cross: ["plus"],
  crosses: ["pluses"],
  diamond: ["rhombus"],
  diamonds: ["rhombuses"],
  moon: ["crescent"],
  moons: ["crescents"],
  object: ["thing"],
  objects: ["things"],
  "left of": ["to the left of"],
  "right of": ["to the right of"],
  above: ["over"],
  below: ["under", "beneath"],
};

/** Numbers of shapes and of colours that have arrived by a step, the first ones of each list. */
export function kindsBy(step: number): { readonly shapes: number; readonly colours: number } {
  return step === 1 ? { shapes: 5, colours: 5 } : { shapes: SHAPES.length, colours: COLOURS.length };
}

/** Texts that contain every new word of a step's captions. */
export function vocabularyOf(step: number): string[] {
  const { shapes, colours } = kindsBy(step);
  const nouns = SHAPES.slice(0, shapes).map(({ name }) => name);
  const names = COLOURS.slice(0, colours).map(({ name }) => name);
  const plurals = [...SHAPES.map(({ plural }) => plural), "objects"];
  const brought: readonly (readonly string[])[] = [
    ["a picture of", "object", ...nouns, ...names],
    ["an", ...nouns, ...names, ...SIZES, ...TEXTURES.map(({ name }) => name), ...CELLS.flat()],
    ["and"],
    [...RELATIONS.map(({ name }) => name), ...NUMBERS, ...plurals],
    [", but no", "there is", "every", "is", "all", "are", "at least", ...Object.values(SYNONYMS).flat()],
  ];
  return [...(brought[step - 1] ?? [])];
}
